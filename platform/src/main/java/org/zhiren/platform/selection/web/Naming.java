package org.zhiren.platform.selection.web;

import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Named;

/**
 * People as they are typed: a name, a name with the post in brackets as suggestions write it, or
 * the address of a person's page.
 */
@Component
class Naming {

  private static final int LOOKED_AT = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Written behind a name: none of those on file is meant. */
  static final String OUTSIDE = "（名册外）";

  private static final Pattern OUTSIDER = Pattern.compile("([^（(]+)[（(]名册外[）)]");
  private static final Pattern WITH_POST = Pattern.compile("([^（(]+)[（(](.*)[）)]");

  private final People people;

  Naming(People people) {
    this.people = people;
  }

  /** Somebody typed; without a file if nobody, or more than one, is meant. */
  Named person(String typed) {
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
  String typed(Named person) {
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
