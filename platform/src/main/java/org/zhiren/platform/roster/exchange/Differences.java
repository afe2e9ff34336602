package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Resume;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.exchange.RowDetail.Difference;

/**
 * What a file says otherwise than what is on file, cell by cell. A cell that the file leaves empty
 * is no difference: an import adds and corrects, it does not erase.
 */
final class Differences {

  static final String PHOTO = "PHOTO";
  static final String LEVEL = "LEVEL";
  static final String RANK = "RANK";
  static final String UNIT = "UNIT";

  private Differences() {}

  static List<Difference> between(FormsOfPeople.Form onFile, Dossier said, Set<String> refused) {
    Dossier form = onFile.form();
    List<Difference> found = new ArrayList<>();
    for (Field field : Field.values()) {
      String before = form.get(field);
      String after = field == Field.NAME ? said.name() : said.get(field);
      boolean differs =
          field != Field.VERSION
              && !after.isEmpty()
              && !same(field, field == Field.NAME ? form.name() : before, after);
      if (differs) {
        found.add(new Difference(field.name(), before, after, !refused.contains(field.name())));
      }
    }
    if (!said.family().isEmpty() && !lines(form.family()).equals(lines(said.family()))) {
      found.add(
          new Difference(
              Wordings.FAMILY,
              lines(form.family()),
              lines(said.family()),
              !refused.contains(Wordings.FAMILY)));
    }
    placement(onFile.file(), said, refused, found);
    if (said.photo().isPresent() && !said.photo().equals(form.photo())) {
      found.add(
          new Difference(
              PHOTO,
              form.photo().map(p -> p.sizeBytes() + " B").orElse(""),
              said.photo().get().sizeBytes() + " B",
              !refused.contains(PHOTO)));
    }
    return found;
  }

  private static void placement(
      PersonFile file, Dossier said, Set<String> refused, List<Difference> found) {
    InfoRow placed = FileOfForm.placement(said);
    String level = FileOfForm.levelCode(placed.get("A0221"));
    if (!level.isEmpty() && !level.equals(file.placement().levelCode())) {
      String before = levelName(file.placement().levelCode());
      found.add(new Difference(LEVEL, before, levelName(level), !refused.contains(LEVEL)));
    }
    String rank = FileOfForm.rankName(placed.get("A0192E"));
    if (rank != null && !rank.equals(file.placement().rankName())) {
      String before = file.placement().rankName();
      found.add(new Difference(RANK, before == null ? "" : before, rank, !refused.contains(RANK)));
    }
  }

  static String levelName(String code) {
    return org.zhiren.platform.organization.CodeTables.postLevel(code)
        .map(org.zhiren.platform.organization.CodeTables.Entry::name)
        .orElse(code);
  }

  /** Blanks and line ends make no difference; a résumé is compared by its entries. */
  static boolean same(Field field, String before, String after) {
    return field == Field.RESUME
        ? bare(Resume.parse(before).text()).equals(bare(Resume.parse(after).text()))
        : bare(before).equals(bare(after));
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s\u3000\u00a0]+", "");
  }

  static String lines(List<FamilyMember> family) {
    return family.stream()
        .map(m ->
            String.join(
                    " ",
                    m.relation(),
                    m.name(),
                    m.birth(),
                    m.politicalStatus(),
                    m.workplaceAndPost())
                .strip())
        .collect(Collectors.joining("\n"));
  }

  /** The parts that somebody has refused before. */
  static Set<String> refused(List<Difference> differences) {
    Set<String> refused = new HashSet<>();
    differences.stream().filter(d -> !d.take()).forEach(d -> refused.add(d.part()));
    return refused;
  }
}
