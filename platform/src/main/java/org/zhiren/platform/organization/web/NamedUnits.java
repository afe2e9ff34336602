package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;

/** Finds the unit that somebody means: by name, short name, code, or the address of its page. */
@Component
class NamedUnits {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);
  private static final int SHOWN = 5;

  private final Units units;

  NamedUnits(Units units) {
    this.units = units;
  }

  /**
   * The unit meant; {@code null} if nothing was typed.
   *
   * @throws InvalidInput if there is none, or more than one of that name
   */
  @Nullable UUID find(String field, String typed, LocalDate on) {
    String words = typed.strip();
    if (words.isEmpty()) {
      return null;
    }
    Matcher id = ID.matcher(words);
    if (id.find()) {
      Optional<Unit> unit = units.find(UUID.fromString(id.group()), on);
      if (unit.isPresent()) {
        return unit.get().id();
      }
    }
    List<Unit> exact =
        units.search(new Units.Search(words, null, null, null), on, 50).stream()
            .filter(unit -> means(unit, words))
            .toList();
    if (exact.size() == 1) {
      return exact.getFirst().id();
    }
    if (exact.isEmpty()) {
      throw new InvalidInput(
          field,
          typed,
          Text.of(
                  "在 {1} 没有名称、简称或编码为“{0}”的机构。请从提示中选择。",
                  "There is no unit with the name, short name or code “{0}” on {1}. Choose one of the"
                      + " suggestions.")
              .fill(words, on));
    }
    throw new InvalidInput(
        field,
        typed,
        Text.of(
                "“{0}”有 {1} 个机构：{2}。请填写机构编码或机构页面地址。",
                "{1} units are called “{0}”: {2}. Enter the code or the address of the unit's page.")
            .fill(
                words,
                exact.size(),
                units
                    .paths(exact.stream().limit(SHOWN).map(Unit::id).toList(), on)
                    .values()
                    .stream()
                    .sorted()
                    .collect(Collectors.joining("; "))));
  }

  /**
   * What to put into a field so that {@link #find} finds this very unit: its name, else its code,
   * else the address of its page.
   */
  String label(Unit unit, LocalDate on) {
    boolean alone =
        units.search(new Units.Search(unit.name(), null, null, null), on, 50).stream()
                .filter(other -> means(other, unit.name()))
                .count()
            <= 1;
    String code = unit.facts().code();
    return alone ? unit.name() : code != null ? code : "/organization/units/" + unit.id();
  }

  private static boolean means(Unit unit, String words) {
    return unit.name().equals(words)
        || unit.shortName().equals(words)
        || words.equalsIgnoreCase(unit.facts().code());
  }
}
