package org.zhiren.platform.access;

import static org.zhiren.platform.access.Right.*;

import java.util.EnumSet;
import java.util.Set;
import org.zhiren.explain.Text;

/**
 * Roles of accounts. The three officers (三员) exclude one another and every other role, and see no
 * business data (GB/T 22239-2019, level 3: separation of system, security and audit
 * administration).
 */
public enum Role {
  /** 系统管理员: creates and locks accounts. */
  SYSTEM_OFFICER(Text.of("系统管理员", "system officer"), true, ACCOUNTS_MANAGE),
  /** 安全管理员: grants roles and scopes. */
  SECURITY_OFFICER(Text.of("安全管理员", "security officer"), true, GRANTS_MANAGE),
  /** 审计管理员: watches both. */
  AUDIT_OFFICER(Text.of("审计管理员", "audit officer"), true, RECORDS_AUDIT),
  /** 部领导: leader of the organisation department. */
  DEPARTMENT_LEADER(
      Text.of("部领导", "department leader"),
      false,
      ORGANIZATION_READ,
      ROSTER_READ,
      ROSTER_EXPORT,
      ELIGIBILITY_EXAMINE,
      INSIGHT_READ,
      INSIGHT_WRITE,
      SELECTION_DECIDE,
      TARGETS_MANAGE,
      LIBRARY_READ),
  /** 组织部干部: cadre of the organisation department. */
  DEPARTMENT_CADRE(
      Text.of("组织部干部", "department cadre"),
      false,
      ORGANIZATION_READ,
      ORGANIZATION_EDIT,
      ROSTER_READ,
      ROSTER_EDIT,
      ROSTER_IMPORT,
      ROSTER_EXPORT,
      ELIGIBILITY_EXAMINE,
      STATUTES_EDIT,
      APPRAISAL_RUN,
      INSIGHT_READ,
      INSIGHT_WRITE,
      SELECTION_RUN,
      TARGETS_MANAGE,
      TARGETS_REPORT,
      LIBRARY_READ,
      LIBRARY_EDIT),
  /** 干部监督: handles what the public sends in; sees it without seeing anything else. */
  SUPERVISION_CADRE(Text.of("干部监督", "supervision cadre"), false, FEEDBACK_HANDLE, PUBLIC_PAGES),
  /** 单位组织人事干部: personnel cadre of one unit. */
  UNIT_CADRE(
      Text.of("单位组织人事干部", "unit personnel cadre"),
      false,
      ORGANIZATION_READ,
      ROSTER_READ,
      ROSTER_EDIT,
      TARGETS_REPORT,
      LIBRARY_READ),
  /** 干部: sees the own record. */
  MEMBER(Text.of("干部", "cadre"), false, OWN_RECORD, LIBRARY_READ);

  private final Text text;
  private final boolean officer;

  // Set.copyOf yields a set that cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Right> rights;

  Role(Text text, boolean officer, Right... rights) {
    this.text = text;
    this.officer = officer;
    this.rights = rights.length == 0 ? Set.of() : Set.copyOf(EnumSet.of(rights[0], rights));
  }

  /** The role in words. */
  public Text text() {
    return text;
  }

  /** Whether this is one of the three separated officers. */
  public boolean officer() {
    return officer;
  }

  /** What the role may do. */
  public Set<Right> rights() {
    return rights;
  }
}
