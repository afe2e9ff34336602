package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.shell.InvalidInput;

/**
 * People as they are typed: a name, a name with the post in brackets as suggestions write it, or
 * the address of a person's page.
 */
@Component
public class Naming {

  private static final int LOOKED_AT = 50;
  private static final int MOST_CHOICES = 8;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Written behind a name: none of those on file is meant. */
  static final String OUTSIDE = "（名册外）";

  private static final Pattern OUTSIDER = Pattern.compile("([^（(]+)[（(]名册外[）)]");

  /** Between people; a post in brackets may hold a 、 of its own. */
  private static final Pattern BETWEEN = Pattern.compile("[\\n,，;；]|、(?![^（(]*[）)])");

  private static final Pattern WITH_POST = Pattern.compile("([^（(]+)[（(](.*)[）)]");

  private final People people;

  Naming(People people) {
    this.people = people;
  }

  /** Somebody typed; without a file if nobody, or more than one, is meant. */
  public Named person(String typed) {
    String words = typed.strip();
    Matcher id = ID.matcher(words);
    if (id.find()) {
      return people
          .find(UUID.fromString(id.group()))
          .map(one -> new Named(one.id(), one.name()))
          .orElse(new Named(null, words));
    }
    Matcher outsider = OUTSIDER.matcher(words);
    if (outsider.matches()) {
      return new Named(null, outsider.group(1));
    }
    List<Person> called = called(words);
    return called.size() == 1
        ? new Named(called.getFirst().id(), called.getFirst().name())
        : new Named(null, words);
  }

  /**
   * Somebody typed; where several on file have the name, one of them has to be chosen.
   *
   * @param faults where it is said that one has to be
   */
  Named meant(String field, String typed, List<InvalidInput.Fault> faults) {
    List<String> choices = choices(typed);
    if (choices.size() > 1) {
      faults.add(
          new InvalidInput.Fault(
              field,
              typed.strip(),
              Text.of(
                      "名册中有 {0} 位“{1}”，请写明是哪一位：{2}。都不是的，写作“{1}{3}”。",
                      "{0} people on file are called “{1}”. Say which: {2}. If none of them is meant,"
                          + " write “{1}{3}”.")
                  .fill(
                      choices.size(),
                      typed.strip(),
                      String.join("、", choices.stream().limit(MOST_CHOICES).toList()),
                      OUTSIDE)));
    }
    return person(typed);
  }

  /**
   * Several people typed, one on a line or parted by commas.
   *
   * @param faults where it is said which name means more than one
   */
  public List<Named> people(String field, String typed, List<InvalidInput.Fault> faults) {
    List<Named> people = new ArrayList<>();
    for (String one : BETWEEN.split(typed)) {
      if (!one.isBlank()) {
        people.add(meant(field, one, faults));
      }
    }
    return people;
  }

  /**
   * The people on file whom a name as it is typed may mean, as suggestions; one or none is plain.
   */
  List<String> choices(String typed) {
    String words = typed.strip();
    return ID.matcher(words).find() || OUTSIDER.matcher(words).matches()
        ? List.of()
        : called(words).stream().map(Naming::suggestion).toList();
  }

  private List<Person> called(String words) {
    Matcher both = WITH_POST.matcher(words);
    boolean post = both.matches();
    String name = post ? both.group(1).strip() : words;
    if (name.isEmpty()) {
      return List.of();
    }
    return people.list(People.Search.of(name), null, LOOKED_AT).people().stream()
        .filter(one -> one.name().equals(name))
        .filter(one -> !post || one.postText().equals(both.group(2).strip()))
        .toList();
  }

  /** How somebody would be typed so that the same person is meant. */
  public String typed(Named person) {
    UUID id = person.personId();
    return id == null
        ? person.name().endsWith(")") || person.name().endsWith("）")
            ? person.name()
            : person.name() + OUTSIDE
        : people.find(id).map(Naming::suggestion).orElse(person.name());
  }

  /** A suggestion: name, and the post in brackets. */
  static String suggestion(Person person) {
    return person.name() + "（" + person.postText() + "）";
  }

  /** People whose name or initials begin so. */
  List<String> suggestions(String words, int most) {
    return words.isBlank()
        ? List.of()
        : people.list(People.Search.of(words), null, most).people().stream()
            .map(Naming::suggestion)
            .toList();
  }
}
