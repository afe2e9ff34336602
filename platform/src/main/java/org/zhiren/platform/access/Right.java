package org.zhiren.platform.access;

import org.zhiren.explain.Text;

/** What an account may do. Which rows it may do it to is a matter of its scopes. */
public enum Right {
  /** See the units and posts within one's scopes. */
  ORGANIZATION_READ(Text.of("查看机构职位", "see units and posts")),
  /** Change units and posts within one's scopes. */
  ORGANIZATION_EDIT(Text.of("维护机构职位", "change units and posts")),
  /** See people within one's scopes. */
  ROSTER_READ(Text.of("查看人员", "see people")),
  /** Change what is on file about people within one's scopes. */
  ROSTER_EDIT(Text.of("维护人员信息", "change people's records")),
  /** Bring in files of people. */
  ROSTER_IMPORT(Text.of("导入人员", "import people")),
  /** Take out files of people. */
  ROSTER_EXPORT(Text.of("导出人员", "export people")),
  /** See one's own record and propose corrections. */
  OWN_RECORD(Text.of("查看本人信息", "see one's own record")),
  /** Examine qualification by the rules. */
  ELIGIBILITY_EXAMINE(Text.of("资格审查", "examine eligibility")),
  /** Change post profiles and local rules. */
  STATUTES_EDIT(Text.of("维护规则", "maintain rules")),
  /** Run appraisal campaigns. */
  APPRAISAL_RUN(Text.of("组织测评", "run appraisals")),
  /** Enter evidence about people. */
  INSIGHT_WRITE(Text.of("记录知事识人信息", "enter evidence")),
  /** Read evidence about people. */
  INSIGHT_READ(Text.of("查看知事识人信息", "read evidence")),
  /** Run the selection procedure. */
  SELECTION_RUN(Text.of("办理选拔任用", "run selection")),
  /** Take part in decisions. */
  SELECTION_DECIDE(Text.of("讨论决定", "take part in decisions")),
  /** Set and evaluate targets. */
  TARGETS_MANAGE(Text.of("管理目标责任", "manage targets")),
  /** Report on targets of one's unit. */
  TARGETS_REPORT(Text.of("填报目标进展", "report on targets")),
  /** Read the reference library. */
  LIBRARY_READ(Text.of("查阅资料库", "read the library")),
  /** Bring material into the reference library. */
  LIBRARY_EDIT(Text.of("维护资料库", "maintain the library")),
  /** Create, lock and unlock accounts. */
  ACCOUNTS_MANAGE(Text.of("管理账户", "manage accounts")),
  /** Grant roles and scopes. */
  GRANTS_MANAGE(Text.of("管理授权", "manage grants")),
  /** Handle what the public sends in. */
  FEEDBACK_HANDLE(Text.of("办理群众反映", "handle public feedback")),
  /** Switch public pages on and off, and publish on them. */
  PUBLIC_PAGES(Text.of("管理公开栏目", "manage public pages")),
  /** Read the whole-process record. */
  RECORDS_AUDIT(Text.of("审计全程纪实", "audit the record"));

  private final Text text;

  Right(Text text) {
    this.text = text;
  }

  /** The right in words. */
  public Text text() {
    return text;
  }
}
