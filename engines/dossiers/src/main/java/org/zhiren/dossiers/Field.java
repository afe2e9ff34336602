package org.zhiren.dossiers;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiren.explain.Text;

/**
 * The cells of the 干部任免审批表, in the order in which an {@code .lrmx} file of the editor 3.x writes
 * them. A dossier holds the text of each cell as it stands in the file; {@link Dossier} offers
 * typed readings of the dated ones.
 */
public enum Field {
  /** 姓名; may hold a padding blank between two characters. */
  NAME("XingMing", "姓名", "Name", Form.TEXT, "A0101"),
  /** 性别. */
  SEX("XingBie", "性别", "Sex", Form.TEXT, "A0104"),
  /** 出生年月, {@code yyyyMM}. */
  BIRTH_MONTH("ChuShengNianYue", "出生年月", "Month of birth", Form.MONTH, "A0107"),
  /** 民族. */
  ETHNICITY("MinZu", "民族", "Ethnic group", Form.TEXT, "A0117"),
  /** 籍贯. */
  ANCESTRAL_PLACE("JiGuan", "籍贯", "Ancestral place", Form.TEXT, "A0111A"),
  /** 出生地. */
  BIRTHPLACE("ChuShengDi", "出生地", "Birthplace", Form.TEXT, "A0114A"),
  /** 入党时间: a month, a party's name, or both. */
  PARTY_JOINED("RuDangShiJian", "入党时间", "Joined the Party", Form.TEXT, "A0140"),
  /** 参加工作时间, {@code yyyyMM}. */
  WORK_STARTED("CanJiaGongZuoShiJian", "参加工作时间", "Started work", Form.MONTH, "A0134"),
  /** 健康状况. */
  HEALTH("JianKangZhuangKuang", "健康状况", "Health", Form.TEXT, "A0128"),
  /** 专业技术职务. */
  PROFESSIONAL_TITLE("ZhuanYeJiShuZhiWu", "专业技术职务", "Professional title", Form.TEXT, "A0196"),
  /** 熟悉专业有何专长. */
  EXPERTISE("ShuXiZhuanYeYouHeZhuanChang", "熟悉专业有何专长", "Expertise", Form.TEXT, "A0187A"),
  /** 全日制学历. */
  FULL_TIME_EDUCATION("QuanRiZhiJiaoYu_XueLi", "全日制学历", "Full-time education", Form.TEXT, ""),
  /** 全日制学位. */
  FULL_TIME_DEGREE("QuanRiZhiJiaoYu_XueWei", "全日制学位", "Full-time degree", Form.TEXT, ""),
  /** 全日制学历 毕业院校系及专业. */
  FULL_TIME_EDUCATION_SCHOOL(
      "QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi",
      "全日制学历毕业院校系及专业",
      "School and major of the full-time education",
      Form.LINES,
      ""),
  /** 全日制学位 毕业院校系及专业. */
  FULL_TIME_DEGREE_SCHOOL(
      "QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi",
      "全日制学位毕业院校系及专业",
      "School and major of the full-time degree",
      Form.LINES,
      ""),
  /** 在职学历. */
  IN_SERVICE_EDUCATION("ZaiZhiJiaoYu_XueLi", "在职学历", "In-service education", Form.TEXT, ""),
  /** 在职学位. */
  IN_SERVICE_DEGREE("ZaiZhiJiaoYu_XueWei", "在职学位", "In-service degree", Form.TEXT, ""),
  /** 在职学历 毕业院校系及专业. */
  IN_SERVICE_EDUCATION_SCHOOL(
      "ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi",
      "在职学历毕业院校系及专业",
      "School and major of the in-service education",
      Form.LINES,
      ""),
  /** 在职学位 毕业院校系及专业. */
  IN_SERVICE_DEGREE_SCHOOL(
      "ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi",
      "在职学位毕业院校系及专业",
      "School and major of the in-service degree",
      Form.LINES,
      ""),
  /** 现任职务. */
  CURRENT_POST("XianRenZhiWu", "现任职务", "Current post", Form.LINES, "A0192A"),
  /** 拟任职务. */
  PROPOSED_POST("NiRenZhiWu", "拟任职务", "Proposed post", Form.LINES, ""),
  /** 拟免职务. */
  POST_TO_LEAVE("NiMianZhiWu", "拟免职务", "Post to leave", Form.LINES, ""),
  /** 简历; read as career entries by {@link Resume}. */
  RESUME("JianLi", "简历", "Résumé", Form.LINES, "A1701"),
  /** 奖惩情况. */
  REWARDS("JiangChengQingKuang", "奖惩情况", "Rewards and sanctions", Form.LINES, "A14Z101"),
  /** 年度考核结果. */
  APPRAISALS("NianDuKaoHeJieGuo", "年度考核结果", "Annual assessment results", Form.LINES, "A15Z101"),
  /** 任免理由. */
  REASON("RenMianLiYou", "任免理由", "Reason for the change", Form.LINES, ""),
  /** 呈报单位. */
  REPORTING_UNIT("ChengBaoDanWei", "呈报单位", "Reporting body", Form.TEXT, ""),
  /** 计算年龄时间, {@code yyyyMMdd} or {@code yyyyMM}. */
  AGE_AS_OF("JiSuanNianLingShiJian", "计算年龄时间", "Age counted to", Form.DAY, ""),
  /** 填表时间, {@code yyyyMMdd} or {@code yyyyMM}. */
  FILLED_ON("TianBiaoShiJian", "填表时间", "Filled in on", Form.DAY, ""),
  /** 填表人. */
  FILLED_BY("TianBiaoRen", "填表人", "Filled in by", Form.TEXT, ""),
  /** 身份证号; absent in the oldest files. */
  ID_NUMBER("ShenFenZheng", "身份证号", "Identity number", Form.TEXT, "A0184"),
  /** 政治面貌 at the top level: only some files of the editor 4.x. */
  POLITICAL_STATUS("ZhengZhiMianMao", "政治面貌", "Political status", Form.TEXT, "A0141"),
  /** 到龄年月, {@code yyyyMM}: editor 4.x. */
  AGE_LIMIT_MONTH("DaoLingNianYue", "到龄年月", "Month of the age limit", Form.MONTH, ""),
  /** 改革前任职年龄界限: editor 4.x. */
  FORMER_AGE_LIMIT(
      "GaiGeQianRenZhiNianLingJieXian", "改革前任职年龄界限", "Age limit before the reform", Form.TEXT, ""),
  /** Version of the program that wrote the file, for instance {@code 3.2.1.6}. */
  VERSION("Version", "版本", "Version", Form.TEXT, "");

  /** What the text of a cell looks like. */
  enum Form {
    TEXT,
    LINES,
    MONTH,
    DAY
  }

  private static final Map<String, Field> BY_ELEMENT =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(Field::element, Function.identity()));

  private final String element;
  private final Text label;
  private final Form form;
  private final String column;

  Field(String element, String zh, String en, Form form, String column) {
    this.element = element;
    this.label = Text.of(zh, en);
    this.form = form;
    this.column = column;
  }

  /** The element name in an {@code .lrmx} file. */
  public String element() {
    return element;
  }

  /** The name of the cell in Chinese and English. */
  public Text label() {
    return label;
  }

  /** Whether only files of the editor 4.x know this cell. */
  public boolean isOfEdition4() {
    return this == POLITICAL_STATUS || this == AGE_LIMIT_MONTH || this == FORMER_AGE_LIMIT;
  }

  Form form() {
    return form;
  }

  /** The column of set A01 that holds this cell in an exchange package. */
  Optional<String> column() {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }

  static Optional<Field> ofElement(String element) {
    return Optional.ofNullable(BY_ELEMENT.get(element));
  }
}
