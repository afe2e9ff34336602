package org.zhiren.platform.roster;

import static org.zhiren.platform.roster.FactField.date;
import static org.zhiren.platform.roster.FactField.listed;
import static org.zhiren.platform.roster.FactField.suggested;
import static org.zhiren.platform.roster.FactField.text;

import java.util.List;
import java.util.Optional;

/** The fields of a person's own row that are corrected one by one; each earlier value is kept. */
public final class Basics {

  /** In the order of forms. */
  public static final List<FactField> FIELDS =
      List.of(
          text("姓名", "name", "name", true),
          listed("性别", "sex", "sex", true, "sexes"),
          date("出生日期", "birth date", "birth_date", true),
          text("公民身份号码", "identity number", "id_number", true),
          suggested("民族", "ethnicity", "ethnicity", true, "ethnicities"),
          text("籍贯", "native place", "native_place", false),
          text("出生地", "birthplace", "birthplace", false),
          text("成长地", "place of growing up", "growth_place", false),
          suggested("政治面貌", "political status", "political_status", true, "politicalStatuses"),
          date("入党时间", "Party membership since", "party_join_date", false),
          date("参加工作时间", "start of work", "work_start_date", false),
          suggested("健康状况", "health", "health", true, "healths"),
          suggested("人员类别", "category", "category", true, "categories"),
          suggested("管理类别", "managed by", "managed_by", true, "managements"),
          listed("改革前退休年龄", "former retirement age", "former_age_limit", true, "ageLimits"),
          text("熟悉专业有何专长", "field and skills", "specialty", false));

  private Basics() {}

  /** The field of that column. */
  public static Optional<FactField> field(String column) {
    return FIELDS.stream().filter(field -> field.column().equals(column)).findFirst();
  }
}
