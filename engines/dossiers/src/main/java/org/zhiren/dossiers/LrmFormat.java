package org.zhiren.dossiers;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * The {@code .lrm} record (version 2.0): one text in GBK, 33 or 34 fields in double quotes, joined
 * by {@code ","} without any escaping. Reading splits on exactly that, never on a bare comma.
 */
final class LrmFormat {

  private static final String JOINT = "\",\"";
  private static final int FIELDS = 33;
  private static final int FEWEST_FIELDS = 20;
  private static final int EDUCATION = 9;
  private static final int SCHOOLS = 10;
  private static final int FIRST_FAMILY_LIST = 20;
  private static final int FAMILY_LISTS = 5;
  private static final int FAMILY_SLOTS = 13;
  private static final int ID_NUMBER = 33;

  private static final Map<Integer, Field> SIMPLE =
      Map.ofEntries(
          Map.entry(0, Field.NAME),
          Map.entry(1, Field.SEX),
          Map.entry(2, Field.BIRTH_MONTH),
          Map.entry(3, Field.ETHNICITY),
          Map.entry(4, Field.ANCESTRAL_PLACE),
          Map.entry(5, Field.PARTY_JOINED),
          Map.entry(6, Field.HEALTH),
          Map.entry(7, Field.BIRTHPLACE),
          Map.entry(8, Field.WORK_STARTED),
          Map.entry(11, Field.PROFESSIONAL_TITLE),
          Map.entry(16, Field.EXPERTISE),
          Map.entry(17, Field.RESUME),
          Map.entry(18, Field.REWARDS),
          Map.entry(19, Field.APPRAISALS),
          Map.entry(25, Field.CURRENT_POST),
          Map.entry(26, Field.PROPOSED_POST),
          Map.entry(27, Field.POST_TO_LEAVE),
          Map.entry(28, Field.REASON),
          Map.entry(29, Field.REPORTING_UNIT),
          Map.entry(30, Field.AGE_AS_OF),
          Map.entry(31, Field.FILLED_BY),
          Map.entry(32, Field.FILLED_ON),
          Map.entry(ID_NUMBER, Field.ID_NUMBER));

  private static final List<Field> EDUCATION_FIELDS =
      List.of(
          Field.FULL_TIME_EDUCATION,
          Field.FULL_TIME_DEGREE,
          Field.IN_SERVICE_EDUCATION,
          Field.IN_SERVICE_DEGREE);
  private static final List<Field> SCHOOL_FIELDS =
      List.of(
          Field.FULL_TIME_EDUCATION_SCHOOL,
          Field.FULL_TIME_DEGREE_SCHOOL,
          Field.IN_SERVICE_EDUCATION_SCHOOL,
          Field.IN_SERVICE_DEGREE_SCHOOL);

  private LrmFormat() {}

  static Reading read(String file, byte[] bytes, Optional<byte[]> picture, Limits limits)
      throws DossierProblem {
    TextDecoding.Decoded decoded = decode(bytes);
    String text = Lines.strip(decoded.text().replace("\0", ""));
    if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          file,
          Text.of(
              "不是 .lrm 记录：首尾应为英文双引号。",
              "This is no .lrm record: it should start and end with a double quote. Maybe it was"
                  + " cut off."));
    }
    String[] fields = text.substring(1, text.length() - 1).split(JOINT, -1);
    if (fields.length < FEWEST_FIELDS || fields.length > 4 * FIELDS) {
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          file,
          Text.of(
                  "有 {0} 个字段，.lrm 记录应有 33 或 34 个。",
                  "There are {0} fields; an .lrm record has 33 or 34. Maybe it was cut off or"
                      + " joined.")
              .fill(fields.length));
    }
    List<Finding> findings = new ArrayList<>();
    if (!decoded.exact()) {
      findings.add(
          Finding.warning(
              Finding.Place.of(file, ""),
              "",
              Text.of(
                  "有字节无法解码，已以 � 代替，请核对文字。",
                  "Some bytes cannot be decoded and read � now. Maybe compare the text.")));
    }
    if (fields.length != FIELDS && fields.length != FIELDS + 1) {
      findings.add(
          Finding.warning(
              Finding.Place.of(file, ""),
              "",
              Text.of("有 {0} 个字段，通常为 33 或 34 个。", "There are {0} fields; 33 or 34 are usual.")
                  .fill(fields.length)));
    }
    Dossier.Draft draft = new Dossier.Draft();
    for (int i = 0; i < fields.length; i++) {
      field(i, fields[i], draft, findings, file);
    }
    family(fields, draft);
    if (picture.isPresent() && picture.get().length > 0) {
      Pictures.check(file, picture.get(), limits).ifPresent(findings::add);
      draft.photo(new Photo(picture.get()));
    }
    Dossier dossier = draft.finish();
    findings.addAll(FieldChecks.check(file, dossier));
    return Reading.of(file, dossier, findings);
  }

  /** GB18030 first: short Chinese text in GBK can by chance be valid UTF-8, hardly the reverse. */
  private static TextDecoding.Decoded decode(byte[] bytes) {
    TextDecoding.Decoded utf = TextDecoding.decode(bytes);
    if (utf.exact() && !utf.charset().equals(TextDecoding.GB18030) && looksLikeForm(utf.text())) {
      return utf;
    }
    TextDecoding.Decoded gb = TextDecoding.with(bytes, 0, TextDecoding.GB18030);
    return gb.exact() || !utf.exact() ? gb : utf;
  }

  private static boolean looksLikeForm(String text) {
    return text.contains("\"男\"") || text.contains("\"女\"") || text.startsWith("\"");
  }

  private static void field(
      int index, String text, Dossier.Draft draft, List<Finding> findings, String file) {
    Field simple = SIMPLE.get(index);
    if (simple != null) {
      draft.set(simple, text);
    } else if (index == EDUCATION || index == SCHOOLS) {
      List<Field> cells = index == EDUCATION ? EDUCATION_FIELDS : SCHOOL_FIELDS;
      if (!four(text, cells, draft)) {
        keep(index, text, draft, findings, file);
      }
    } else if (!isFamilyList(index) && !text.isBlank()) {
      keep(index, text, draft, findings, file);
    }
  }

  private static void keep(
      int index, String text, Dossier.Draft draft, List<Finding> findings, String file) {
    draft.keep(new Kept(Kept.Origin.LRM_FIELD, Integer.toString(index), text));
    findings.add(
        Finding.warning(
            Finding.Place.of(file, Integer.toString(index)),
            text,
            Text.of(
                "该字段不合格式或应为空，原样保留。",
                "This field is malformed or should be empty; it is kept as it is.")));
  }

  /** {@code a#b@c#d}; missing parts are empty, more parts are malformed. */
  private static boolean four(String text, List<Field> cells, Dossier.Draft draft) {
    String[] groups = text.split("@", -1);
    if (groups.length > 2) {
      return false;
    }
    List<String> values = new ArrayList<>();
    for (String group : groups) {
      String[] parts = group.split("#", -1);
      if (parts.length > 2) {
        return false;
      }
      values.add(parts[0]);
      values.add(parts.length > 1 ? parts[1] : "");
    }
    for (int i = 0; i < values.size(); i++) {
      draft.set(cells.get(i), values.get(i));
    }
    return true;
  }

  private static boolean isFamilyList(int index) {
    return index >= FIRST_FAMILY_LIST && index < FIRST_FAMILY_LIST + FAMILY_LISTS;
  }

  private static void family(String[] fields, Dossier.Draft draft) {
    List<String[]> lists = new ArrayList<>();
    int rows = 0;
    for (int i = 0; i < FAMILY_LISTS; i++) {
      int index = FIRST_FAMILY_LIST + i;
      String[] list = index < fields.length ? fields[index].split("@", -1) : new String[0];
      lists.add(list);
      rows = Math.max(rows, list.length);
    }
    for (int row = 0; row < rows; row++) {
      String[] values = new String[FAMILY_LISTS];
      for (int i = 0; i < FAMILY_LISTS; i++) {
        String[] list = lists.get(i);
        values[i] = row < list.length ? Lines.strip(Lines.unixLines(list[row])) : "";
      }
      draft.add(new FamilyMember(values[0], values[1], values[2], values[3], values[4]));
    }
  }

  static Written write(Dossier dossier) throws DossierProblem {
    List<Finding> findings = new ArrayList<>();
    String[] fields = new String[dossier.get(Field.ID_NUMBER).isEmpty() ? FIELDS : FIELDS + 1];
    Arrays.fill(fields, "");
    for (int i = 0; i < fields.length; i++) {
      Field simple = SIMPLE.get(i);
      if (simple != null) {
        fields[i] = checked(dossier, simple.label(), dossier.get(simple), false);
      }
    }
    fields[EDUCATION] = joined(dossier, EDUCATION_FIELDS);
    fields[SCHOOLS] = joined(dossier, SCHOOL_FIELDS);
    writeFamily(dossier, fields);
    for (Kept kept : dossier.kept()) {
      if (kept.origin() == Kept.Origin.LRM_FIELD) {
        fields = withKept(fields, kept);
      } else {
        findings.add(lost(dossier, kept.name(), kept.content()));
      }
    }
    for (FamilyMember member : dossier.family()) {
      member.kept().forEach(kept -> findings.add(lost(dossier, kept.name(), kept.content())));
    }
    dossier
        .fields()
        .forEach((field, text) -> {
          if (field.isOfEdition4()) {
            findings.add(lost(dossier, field.label().zh(), text));
          }
        });
    String text = "\"" + String.join(JOINT, fields) + "\"";
    return new Written(encode(dossier, Lines.windowsLines(text)), findings);
  }

  private static Finding lost(Dossier dossier, String column, String value) {
    return Finding.warning(
        Finding.Place.of(dossier.name(), column),
        value,
        Text.of(".lrm 格式没有此项，未写入。", "An .lrm record has no such item; it was not written."));
  }

  private static String[] withKept(String[] fields, Kept kept) {
    int index = Integer.parseInt(kept.name());
    String[] longer = fields;
    if (index >= fields.length) {
      longer = Arrays.copyOf(fields, index + 1);
      Arrays.fill(longer, fields.length, longer.length, "");
    }
    longer[index] = kept.content();
    return longer;
  }

  private static String joined(Dossier dossier, List<Field> cells) throws DossierProblem {
    String[] values = new String[cells.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = checked(dossier, cells.get(i).label(), dossier.get(cells.get(i)), true);
    }
    return values[0] + "#" + values[1] + "@" + values[2] + "#" + values[3];
  }

  private static void writeFamily(Dossier dossier, String[] fields) throws DossierProblem {
    int slots = Math.max(FAMILY_SLOTS, dossier.family().size());
    for (int list = 0; list < FAMILY_LISTS; list++) {
      String[] values = new String[slots];
      Arrays.fill(values, "");
      for (int row = 0; row < dossier.family().size(); row++) {
        FamilyMember member = dossier.family().get(row);
        String value =
            switch (list) {
              case 0 -> member.relation();
              case 1 -> member.name();
              case 2 -> member.birth();
              case 3 -> member.politicalStatus();
              default -> member.workplaceAndPost();
            };
        values[row] = checked(dossier, Text.of("家庭成员", "Family"), value, true);
      }
      fields[FIRST_FAMILY_LIST + list] = String.join("@", values);
    }
  }

  /** There is no escaping: what would be read as a joint cannot be written. */
  private static String checked(Dossier dossier, Text label, String value, boolean inList)
      throws DossierProblem {
    boolean joint = value.contains("\"");
    boolean group = inList && (value.contains("#") || value.contains("@"));
    if (joint || group) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          dossier.name(),
          Text.of(
                  "{0}（{1}）含有 .lrm 不能保存的 \" # 或 @。请改用全角符号，或存为 .lrmx。",
                  "{0} ({1}) contains \", # or @, which an .lrm record cannot hold. Maybe use"
                      + " full-width signs, or store it as .lrmx.")
              .fill(label, value));
    }
    return value;
  }

  private static byte[] encode(Dossier dossier, String text) throws DossierProblem {
    try {
      ByteBuffer buffer =
          TextDecoding.GB18030
              .newEncoder()
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          dossier.name(),
          Text.of(
              "含有不完整的字符（半个代理对），无法写成 GB18030。",
              "The text holds half a character, which GB18030 cannot write. Maybe correct it"
                  + " first."),
          e);
    }
  }
}
