package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * The open exchange package: {@code gwyinfo.xml}, {@code Table/SET.xml}, {@code Photos/}. Rows are
 * carried verbatim; the cells of the form are derived from them.
 */
final class ExchangePackage {

  static final String HEAD = "gwyinfo.xml";
  private static final String KEY = "A0000";
  private static final Pattern SET = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,15}");
  private static final Map<String, String> SEX = Map.of("1", "男", "2", "女");

  private final String file;
  private final Limits limits;
  private final Map<String, byte[]> entries;
  private final List<Finding> findings;
  private final Map<String, String> nodes = new LinkedHashMap<>();
  private final Map<String, Dossier.Draft> people = new LinkedHashMap<>();
  private final List<InfoRow> units = new ArrayList<>();
  private final Map<String, List<InfoRow>> otherRows = new LinkedHashMap<>();
  private final Map<String, Photo> otherFiles = new LinkedHashMap<>();

  private ExchangePackage(String file, Archives.Unpacked unpacked, Limits limits) {
    this.file = file;
    this.limits = limits;
    this.entries = unpacked.entries();
    this.findings = new ArrayList<>(unpacked.findings());
  }

  /** Whether the entries are an exchange package; the head may stand in a folder. */
  static boolean isOne(Map<String, byte[]> entries) {
    return entries.keySet().stream().anyMatch(name -> baseName(name).equals(HEAD));
  }

  static Reading read(String file, Archives.Unpacked unpacked, Limits limits)
      throws DossierProblem {
    return new ExchangePackage(file, unpacked, limits).read();
  }

  private static String baseName(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String folder(String name) {
    int end = name.lastIndexOf('/');
    int start = end < 0 ? -1 : name.lastIndexOf('/', end - 1);
    return end < 0 ? "" : name.substring(start + 1, end).toLowerCase(Locale.ROOT);
  }

  private Reading read() throws DossierProblem {
    Map<String, byte[]> photos = new LinkedHashMap<>();
    Map<String, byte[]> tables = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      String name = entry.getKey();
      if (baseName(name).equals(HEAD)) {
        head(name, entry.getValue());
      } else if (folder(name).equals("table") && baseName(name).endsWith(".xml")) {
        String set = Dossiers.stem(name.substring(name.lastIndexOf('/') + 1));
        tables.put(set.toUpperCase(Locale.ROOT), entry.getValue());
      } else if (folder(name).equals("photos")) {
        photos.put(name, entry.getValue());
      } else {
        otherFiles.put(name, new Photo(entry.getValue()));
      }
    }
    // People first: every other row is looked up among them.
    rows("A01", tables.remove("A01"));
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      rows(table.getKey(), table.getValue());
    }
    photos(photos);
    List<Dossier> dossiers = new ArrayList<>();
    List<Finding.Place> origins = new ArrayList<>();
    for (Dossier.Draft draft : people.values()) {
      origins.add(new Finding.Place(file, "A01", origins.size() + 1, ""));
      Dossier dossier = formCells(draft.finish());
      findings.addAll(FieldChecks.check(file, dossier));
      dossiers.add(dossier);
    }
    return new Reading(
        dossiers,
        findings,
        Optional.of(new PackageInfo(nodes, units, otherRows, otherFiles)),
        origins);
  }

  /** {@code node} entries are name and value, as attributes or as child elements. */
  private void head(String name, byte[] bytes) throws DossierProblem {
    try (SafeXml xml = new SafeXml(file + "/" + name, bytes, limits)) {
      while (xml.more()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.reader().getLocalName().equals("node")) {
          Map<String, String> attributes = attributes(xml.reader());
          String key = attributes.getOrDefault("name", "");
          if (!key.isEmpty()) {
            nodes.put(key, attributes.getOrDefault("value", ""));
          }
        }
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private void rows(String set, byte @Nullable [] bytes) throws DossierProblem {
    if (bytes == null) {
      findings.add(
          Finding.error(
              Finding.Place.of(file, set),
              "",
              Text.of(
                  "包内没有 Table/A01.xml，未读到人员。",
                  "The package has no Table/A01.xml, so no persons.")));
      return;
    }
    if (!SET.matcher(set).matches()) {
      otherFiles.put("Table/" + set + ".xml", new Photo(bytes));
      return;
    }
    int number = 0;
    try (SafeXml xml = new SafeXml(file + "/Table/" + set + ".xml", bytes, limits)) {
      while (xml.more()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.reader().getLocalName().equals("row")) {
          number++;
          row(set, number, new InfoRow(attributes(xml.reader())));
        }
      }
    }
  }

  private void row(String set, int number, InfoRow row) throws DossierProblem {
    if (set.equals("B01")) {
      units.add(row);
      return;
    }
    String key = row.get(KEY);
    if (set.equals("A01") && !key.isEmpty() && !people.containsKey(key)) {
      if (people.size() >= limits.persons()) {
        throw new DossierProblem(
            DossierProblem.Kind.TOO_LARGE,
            file,
            Text.of(
                    "人员过多（上限 {0} 人）。",
                    "There are too many persons (limit {0}). Maybe split the package.")
                .fill(limits.persons()));
      }
      people.put(key, new Dossier.Draft());
    }
    Dossier.Draft person = people.get(key);
    if (person == null) {
      otherRows.computeIfAbsent(set, name -> new ArrayList<>()).add(row);
      findings.add(
          Finding.warning(
              new Finding.Place(file, set, number, KEY),
              key,
              Text.of(
                  "该行不属于包内任何人员，原样保留。",
                  "This row belongs to nobody in the package; it is kept as it is.")));
    } else {
      person.add(set, row);
    }
  }

  /** A photo belongs to the person whose key is its name, or whose row in A57 names it. */
  private void photos(Map<String, byte[]> photos) throws DossierProblem {
    Map<String, String> owners = new HashMap<>();
    people.forEach((key, draft) -> {
      owners.put(key.toLowerCase(Locale.ROOT), key);
      for (InfoRow row : draft.rows("A57")) {
        row.columns()
            .forEach((column, value) -> {
              if (!column.equals(KEY) && !value.isBlank()) {
                owners.put(baseName(value.replace('\\', '/')), key);
              }
            });
      }
    });
    for (Map.Entry<String, byte[]> photo : photos.entrySet()) {
      String name = baseName(photo.getKey());
      String owner = owners.get(owners.containsKey(name) ? name : Dossiers.stem(name));
      Dossier.Draft person = owner == null ? null : people.get(owner);
      if (person == null) {
        otherFiles.put(photo.getKey(), new Photo(photo.getValue()));
      } else {
        Pictures.check(file + "/" + photo.getKey(), photo.getValue(), limits)
            .ifPresent(findings::add);
        person.photo(new Photo(photo.getValue()));
      }
    }
  }

  /** Fills the cells of the form from the rows. */
  private static Dossier formCells(Dossier rows) {
    Dossier.Draft draft = rows.draft();
    List<InfoRow> basics = rows.rows("A01");
    if (!basics.isEmpty()) {
      InfoRow basic = basics.getFirst();
      for (Field field : Field.values()) {
        field.column().ifPresent(column -> draft.set(field, basic.get(column)));
      }
      draft.set(Field.SEX, SEX.getOrDefault(basic.get("A0104"), basic.get("A0104")));
    }
    school(rows, "1", draft, Field.FULL_TIME_EDUCATION, Field.FULL_TIME_EDUCATION_SCHOOL);
    school(rows, "2", draft, Field.IN_SERVICE_EDUCATION, Field.IN_SERVICE_EDUCATION_SCHOOL);
    List<InfoRow> family = new ArrayList<>(rows.rows("A36"));
    family.sort(Comparator.comparingInt(ExchangePackage::sortNumber));
    for (InfoRow row : family) {
      draft.add(
          new FamilyMember(
              row.get("A3604A"),
              row.get("A3601"),
              row.get("A3607"),
              row.get("A3627"),
              Lines.strip(Lines.unixLines(row.get("A3611")))));
    }
    return draft.finish();
  }

  private static int sortNumber(InfoRow row) {
    String text = row.get("SORTID");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
  }

  /** The last education of a mode that was completed; its degree stands beside it. */
  private static void school(
      Dossier rows, String mode, Dossier.Draft draft, Field education, Field school) {
    List<Dossier.Schooling> completed =
        rows.schooling().stream()
            .filter(s -> s.mode().equals(mode))
            .sorted(Comparator.comparing(Dossier.Schooling::graduated))
            .toList();
    if (completed.isEmpty()) {
      return;
    }
    Dossier.Schooling last = completed.getLast();
    boolean fullTime = education == Field.FULL_TIME_EDUCATION;
    draft.set(education, last.education());
    draft.set(fullTime ? Field.FULL_TIME_DEGREE : Field.IN_SERVICE_DEGREE, last.degree());
    draft.set(school, last.school() + last.major());
  }
}
