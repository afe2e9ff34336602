package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.PostProfile.Conditions;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.FilesInBulk;
import org.zhiren.platform.roster.PersonFile;

/**
 * Which of a profile's preferred conditions and structural needs a person meets. Shown beside the
 * name; it neither orders a list nor takes anybody off it.
 */
@Component
public class Preferences {

  private static final int YOUNG = 40;

  private final FilesInBulk files;
  private final Units units;

  Preferences(FilesInBulk files, Units units) {
    this.files = files;
    this.units = units;
  }

  /** What each of the people meets; people who meet nothing have an empty list. */
  @Transactional(readOnly = true)
  public Map<UUID, List<Text>> met(List<Pool.Entry> people, Conditions conditions, LocalDate day) {
    Map<UUID, List<Text>> found = new HashMap<>();
    if (!conditions.prefersSomething()) {
      return found;
    }
    Map<UUID, Pool.Entry> entries = new HashMap<>();
    people.forEach(entry -> entries.put(entry.id(), entry));
    files.of(
        people.stream().map(Pool.Entry::id).toList(),
        filed -> {
          Pool.Entry entry = entries.get(filed.file().basics().id());
          if (entry != null) {
            found.put(entry.id(), met(filed.file(), entry, conditions, day));
          }
        });
    return found;
  }

  private List<Text> met(PersonFile file, Pool.Entry entry, Conditions conditions, LocalDate day) {
    List<Text> met = new ArrayList<>();
    for (String major : conditions.preferredMajors()) {
      if (file.education().stream().anyMatch(e -> e.major().contains(major))) {
        met.add(Text.of("专业：{0}", "field of study: {0}").fill(major));
      }
    }
    for (String words : conditions.preferredExperience()) {
      if (file.career().stream().anyMatch(c -> c.wording().contains(words))) {
        met.add(Text.of("经历：{0}", "experience: {0}").fill(words));
      }
    }
    for (StructuralNeed need : StructuralNeed.values()) {
      if (conditions.needs().contains(need) && meets(need, file, entry, day)) {
        met.add(need.text());
      }
    }
    return met;
  }

  private boolean meets(StructuralNeed need, PersonFile file, Pool.Entry entry, LocalDate day) {
    return switch (need) {
      case WOMAN -> entry.female();
      case MINORITY -> entry.minority();
      case NON_PARTY -> !entry.partyMember();
      case YOUNG -> entry.ageOn(day) < YOUNG;
      case GRASSROOTS -> entry.grassroots();
      case HARDSHIP -> {
        Set<UUID> where = new java.util.HashSet<>();
        file.career()
            .forEach(c -> {
              if (c.unitId() != null) {
                where.add(c.unitId());
              }
            });
        yield units.find(where, day).values().stream().anyMatch(u -> u.facts().hardship());
      }
    };
  }
}
