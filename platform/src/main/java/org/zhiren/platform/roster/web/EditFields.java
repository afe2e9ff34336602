package org.zhiren.platform.roster.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.Choices;
import org.zhiren.platform.roster.FactField;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.web.EditForm.Control;
import org.zhiren.platform.roster.web.EditForm.Field;
import org.zhiren.platform.roster.web.EditForm.Option;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/**
 * Fields of facts as controls, and what was typed into them as values: units, posts and people are
 * shown and typed by name and stored by id. What is left as it was shown stays what it was.
 */
@Component
public class EditFields {

  /** Lists up to this length are shown as a list to choose from; longer ones suggest. */
  private static final int SHORT = 30;

  private static final int MOST = 12;
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private final Units units;
  private final Posts posts;
  private final People people;

  EditFields(Units units, Posts posts, People people) {
    this.units = units;
    this.posts = posts;
    this.people = people;
  }

  /** The controls, with what was typed or what stands. */
  List<Field> fields(
      Page page,
      List<FactField> fields,
      Map<String, String> stands,
      @Nullable MultiValueMap<String, String> typed) {
    List<Field> controls = new ArrayList<>();
    for (FactField field : fields) {
      String shown = shown(page, field, stands);
      String value =
          typed == null ? shown : Objects.requireNonNullElse(typed.getFirst(field.column()), "");
      String hint = "person.hint." + field.column();
      if (field.required() && page.texts().has(hint + ".required")) {
        hint += ".required";
      }
      controls.add(
          new Field(
              field.column(),
              label(page, field),
              control(field),
              value,
              field.required(),
              page.texts().has(hint) ? page.t(hint) : "",
              options(page, field, value)));
    }
    return controls;
  }

  private static Control control(FactField field) {
    return switch (field.type()) {
      case TEXT, PERSON -> Control.TEXT;
      case SUGGESTED -> Control.SUGGEST;
      case LISTED, CODED -> suggests(field) ? Control.SUGGEST : Control.SELECT;
      case DATE -> Control.DATE;
      case NUMBER -> Control.NUMBER;
      case YES_NO -> Control.CHECK;
      case UNIT -> Control.UNIT;
      case POST -> Control.POST;
    };
  }

  private static boolean suggests(FactField field) {
    String list = field.choices();
    return list != null && Choices.of(list).size() > SHORT;
  }

  private static List<Option> options(Page page, FactField field, String value) {
    String list = field.choices();
    if (list == null) {
      return List.of();
    }
    List<Option> options = new ArrayList<>();
    if (control(field) == Control.SELECT) {
      options.add(new Option("", page.t("person.choose")));
      boolean known = value.isEmpty();
      for (Choices.Choice choice : Choices.of(list)) {
        known |= choice.code().equals(value);
        options.add(new Option(choice.code(), name(page, list, choice)));
      }
      if (!known) {
        options.add(new Option(value, null));
      }
    } else {
      Choices.of(list).stream()
          .map(choice -> CodeNames.in(page, choice.name()))
          .distinct()
          .forEach(name -> options.add(new Option(name, null)));
    }
    return options;
  }

  private static String name(Page page, String list, Choices.Choice choice) {
    return switch (list) {
      case "levels" -> Words.level(page, choice.code());
      case "sexes" -> Words.sex(page, choice.code());
      case "modes" ->
          page.t(choice.code().equals("1") ? "roster.mode.full" : "roster.mode.service");
      default -> CodeNames.in(page, choice.name());
    };
  }

  /** A stored value as it is shown in a form and in comparisons. */
  private String shown(Page page, FactField field, Map<String, String> values) {
    LocalDate today = page.today();
    String value = values.getOrDefault(field.column(), "");
    if (value.isEmpty()) {
      return "";
    }
    return switch (field.type()) {
      case UNIT -> unitName(value, today);
      case POST -> postName(value, today);
      case PERSON -> personName(value);
      case CODED, LISTED -> {
        String names = field.nameColumn();
        yield suggests(field) && names != null
            ? CodeNames.in(page, values.getOrDefault(names, value))
            : value;
      }
      case SUGGESTED -> CodeNames.in(page, value);
      default -> value;
    };
  }

  /** What a field is called at the head of a control or a row. */
  public String label(Page page, FactField field) {
    String label = page.t(field.label());
    return page.chinese() ? label : Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }

  /** A stored value in words, for histories and proposals. */
  public String words(Page page, @Nullable FactField field, String column, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "—";
    }
    if (field == null) {
      return CodeNames.in(page, value);
    }
    String list = field.choices();
    return switch (field.type()) {
      case UNIT -> unitName(value, page.today());
      case POST -> postName(value, page.today());
      case PERSON -> personName(value);
      case YES_NO -> page.t("person.yes");
      case LISTED ->
          list == null
              ? value
              : Choices.find(list, value).map(choice -> name(page, list, choice)).orElse(value);
      case SUGGESTED, CODED, TEXT -> CodeNames.in(page, value);
      default -> value;
    };
  }

  private String unitName(String id, LocalDate today) {
    UUID unit = UUID.fromString(id);
    return units.find(unit, today).or(() -> units.last(unit)).map(Unit::name).orElse(id);
  }

  private String postName(String id, LocalDate today) {
    UUID post = UUID.fromString(id);
    return posts
        .find(post, today)
        .or(() -> posts.periods(post).stream().reduce((first, second) -> second))
        .map(Post::name)
        .orElse(id);
  }

  private String personName(String id) {
    return people.find(UUID.fromString(id)).map(Person::name).orElse(id);
  }

  /**
   * What was typed, as values to store.
   *
   * @param stands the values that the form showed
   * @throws InvalidInput if a unit, post or person is not found
   */
  Map<String, String> read(
      Page page,
      List<FactField> fields,
      Map<String, String> stands,
      MultiValueMap<String, String> typed) {
    Map<String, String> values = new HashMap<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    for (FactField field : fields) {
      String column = field.column();
      String value = Objects.requireNonNullElse(typed.getFirst(column), "").strip();
      String stood = stands.get(column);
      if (value.isEmpty()) {
        continue;
      }
      if (stood != null && value.equals(shown(page, field, stands))) {
        values.put(column, stood);
        continue;
      }
      switch (field.type()) {
        case UNIT ->
            unit(field, value, page.today(), faults)
                .ifPresent(id -> values.put(column, id.toString()));
        case POST ->
            post(field, value, values.get("at_unit_id"), page.today(), faults)
                .ifPresent(id -> values.put(column, id.toString()));
        case PERSON ->
            person(field, value, faults).ifPresent(id -> values.put(column, id.toString()));
        default -> values.put(column, official(field, value));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return values;
  }

  /** The official name for an English one that was chosen; what was typed if there is none. */
  private static String official(FactField field, String typed) {
    String list = field.choices();
    return list == null
        ? typed
        : Choices.of(list).stream()
            .map(Choices.Choice::name)
            .filter(name -> CodeNames.text(name).en().equalsIgnoreCase(typed))
            .findFirst()
            .orElse(typed);
  }

  private Optional<UUID> unit(
      FactField field, String typed, LocalDate today, List<InvalidInput.Fault> faults) {
    Matcher id = ID.matcher(typed);
    if (id.find()) {
      return Optional.of(UUID.fromString(id.group()));
    }
    List<Unit> exact =
        units.search(new Units.Search(typed, null, null, null), today, MOST).stream()
            .filter(unit ->
                unit.name().equals(typed)
                    || unit.shortName().equals(typed)
                    || typed.equalsIgnoreCase(unit.facts().code()))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst().id());
    }
    faults.add(
        new InvalidInput.Fault(
            field.column(),
            typed,
            exact.isEmpty()
                ? Text.of(
                        "没有名为“{0}”的单位。请从提示中选择，或填写机构编码。",
                        "There is no unit called “{0}”. Choose one of the suggestions or enter its"
                            + " code.")
                    .fill(typed)
                : Text.of(
                        "有 {1} 个单位名为“{0}”。请填写机构编码或机构页面地址。",
                        "{1} units are called “{0}”. Enter the code or the address of the unit's"
                            + " page.")
                    .fill(typed, exact.size())));
    return Optional.empty();
  }

  private Optional<UUID> post(
      FactField field,
      String typed,
      @Nullable String unit,
      LocalDate today,
      List<InvalidInput.Fault> faults) {
    Matcher id = ID.matcher(typed);
    if (id.find()) {
      return Optional.of(UUID.fromString(id.group()));
    }
    Optional<UUID> found =
        unit == null
            ? Optional.empty()
            : posts.of(UUID.fromString(unit), today).stream()
                .filter(post -> post.name().equals(typed))
                .map(Post::id)
                .findFirst();
    if (found.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              field.column(),
              typed,
              Text.of(
                      "所选单位没有名为“{0}”的职位。请从提示中选择，或留空。",
                      "The unit has no post called “{0}”. Choose one of the suggestions or leave it"
                          + " empty.")
                  .fill(typed)));
    }
    return found;
  }

  private Optional<UUID> person(FactField field, String typed, List<InvalidInput.Fault> faults) {
    Matcher id = ID.matcher(typed);
    if (id.find()) {
      return Optional.of(UUID.fromString(id.group()));
    }
    List<Person> exact =
        people.list(People.Search.of(typed), null, MOST).people().stream()
            .filter(person -> person.name().equals(typed))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.getFirst().id());
    }
    faults.add(
        new InvalidInput.Fault(
            field.column(),
            typed,
            Text.of(
                    "本库中名为“{0}”的人员有 {1} 人。请填写其人员页面地址，或留空。",
                    "{1} people called “{0}” are on file. Enter the address of the person's page or"
                        + " leave it empty.")
                .fill(typed, exact.size())));
    return Optional.empty();
  }

  /** Names of the posts of a unit, for suggestions. */
  List<String> postNames(String typedUnit, LocalDate today) {
    return unit(
            new FactField(Text.of("单位", "unit"), "unit", FactField.Type.UNIT, false, null, null),
            typedUnit.strip(),
            today,
            new ArrayList<>())
        .map(id -> posts.of(id, today).stream().map(Post::name).distinct().toList())
        .orElse(List.of());
  }
}
