package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Finds the unit that was typed: a name, short name or code, or the address of its page. */
@Component
public class MeantUnit {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private final Units units;

  MeantUnit(Units units) {
    this.units = units;
  }

  /**
   * The unit meant.
   *
   * @param field the field that a fault is told of
   * @param typed what was typed
   * @param on the day on which the unit stands
   * @throws InvalidInput if there is none, or more than one of that name
   */
  public UUID find(String field, String typed, LocalDate on) {
    String words = typed.strip();
    Matcher id = ID.matcher(words);
    Optional<Unit> exact =
        id.find() ? units.find(UUID.fromString(id.group()), on) : Optional.empty();
    if (exact.isPresent()) {
      return exact.get().id();
    }
    List<Unit> named =
        words.isEmpty()
            ? List.of()
            : units.search(new Units.Search(words, null, null, null), on, 50).stream()
                .filter(unit -> means(unit, words))
                .toList();
    if (named.size() == 1) {
      return named.getFirst().id();
    }
    throw new InvalidInput(
        field,
        typed,
        named.isEmpty()
            ? Text.of(
                    "没有名称、简称或编码为“{0}”的机构。请从提示中选择。",
                    "There is no unit with the name, short name or code “{0}”. Choose one of the"
                        + " suggestions.")
                .fill(words)
            : Text.of(
                    "“{0}”有 {1} 个机构，请填写机构编码或机构页面的地址。",
                    "{1} units are called “{0}”. Enter the code or the address of the unit's page.")
                .fill(words, named.size()));
  }

  private static boolean means(Unit unit, String words) {
    return unit.name().equals(words)
        || unit.shortName().equals(words)
        || words.equalsIgnoreCase(unit.facts().code());
  }
}
