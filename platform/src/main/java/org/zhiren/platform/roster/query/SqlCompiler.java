package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * A question as SQL over {@code roster.person p}. A condition becomes an expression that is true,
 * false or null; SQL's own logic of three values does the rest. A condition on facts of a class of
 * its own is null for people of whom the class may not be seen.
 */
final class SqlCompiler {

  private final LocalDate day;
  private final KnownOrganization organization;
  private final Function<InformationClass, NeedToKnow.Predicate> seen;
  private final Set<UUID> near;
  private final Map<String, @Nullable Object> params = new LinkedHashMap<>();

  /**
   * A compiled question.
   *
   * @param population the condition on who is looked at, never null
   * @param where the conditions, true, false or null
   * @param params the named parameters of both
   */
  record Compiled(String population, String where, Map<String, @Nullable Object> params) {}

  private SqlCompiler(
      LocalDate day,
      KnownOrganization organization,
      Function<InformationClass, NeedToKnow.Predicate> seen,
      Set<UUID> near) {
    this.near = near;
    this.day = day;
    this.organization = organization;
    this.seen = seen;
  }

  /**
   * Compiles a question that has been checked.
   *
   * @param seen the predicate on {@code p.unit_id} for a class of information
   * @param near people of whom nothing beyond the roster may be learnt
   */
  static Compiled compile(
      Question question,
      LocalDate day,
      KnownOrganization organization,
      Function<InformationClass, NeedToKnow.Predicate> seen,
      Set<UUID> near) {
    SqlCompiler compiler = new SqlCompiler(day, organization, seen, near);
    NeedToKnow.Predicate visible = seen.apply(InformationClass.ROSTER);
    compiler.params.putAll(visible.params());
    String population =
        switch (question.population()) {
          case IN_SERVICE -> "(p.left_on is null or p.left_on > %s)".formatted(compiler.param(day));
          case LEFT -> "(p.left_on is not null and p.left_on <= %s)".formatted(compiler.param(day));
          case ALL -> "true";
        };
    String where =
        question.where().members().isEmpty() ? "true" : compiler.condition(question.where());
    return new Compiled(visible.sql() + " and " + population, where, compiler.params);
  }

  private String condition(Condition condition) {
    return switch (condition) {
      case Condition.Group group -> group(group);
      case Condition.Test test -> "(" + test(test, "p") + ")";
      case Condition.Facts facts -> facts(facts);
    };
  }

  private String group(Condition.Group group) {
    List<String> members = group.members().stream().map(this::condition).toList();
    return switch (group.join()) {
      case ALL -> "(" + String.join(" and ", members) + ")";
      case ANY -> "(" + String.join(" or ", members) + ")";
      case NONE -> "(not (" + String.join(" or ", members) + "))";
    };
  }

  private String facts(Condition.Facts facts) {
    String from = from(facts);
    String answer =
        switch (facts.measure()) {
          case COUNT -> count(facts, from);
          case HOURS ->
              limits(
                  "(select coalesce(sum(f.hours), 0) " + from + ")",
                  facts.atLeast(),
                  facts.atMost());
          case MONTHS -> months(facts, from);
        };
    InformationClass needed = facts.kind().informationClass();
    if (needed == InformationClass.ROSTER) {
      return "(" + answer + ")";
    }
    NeedToKnow.Predicate visible = seen.apply(needed);
    params.putAll(visible.params());
    String others =
        near.isEmpty() ? "" : " and p.id <> all(" + param(near.toArray(UUID[]::new)) + ")";
    return "(case when " + visible.sql() + others + " then " + answer + " end)";
  }

  private String count(Condition.Facts facts, String from) {
    Integer least = facts.atLeast();
    Integer most = facts.atMost();
    if (least != null && least == 1 && most == null) {
      return "exists (select " + from + ")";
    }
    return limits("(select count(*) " + from + ")", least, most);
  }

  private String from(Condition.Facts facts) {
    FactKind kind = facts.kind();
    StringBuilder sql =
        new StringBuilder(
            "from roster.%s f where f.person_id = p.id and f.ended_by is null"
                .formatted(kind.table()));
    for (Condition.Test test : facts.tests()) {
      // A fact with nothing in the field does not match.
      sql.append(" and (").append(test(test, "f")).append(")");
    }
    LocalDate opens = Windows.opens(facts, day);
    if (opens != null && opens.isAfter(day)) {
      return sql.append(" and false").toString();
    }
    switch (kind.shape()) {
      case TIMELESS -> {}
      case YEAR -> {
        sql.append(" and f.year <= ").append(param(Windows.lastYear(facts, day)));
        int first = Windows.firstYear(facts, day);
        if (first > Integer.MIN_VALUE) {
          sql.append(" and f.year >= ").append(param(first));
        }
      }
      case EVENT -> {
        String at = "f." + kind.start();
        if (opens == null) {
          // Without a day it cannot be said that it came later.
          sql.append(" and coalesce(%s <= %s, true)".formatted(at, param(day)));
        } else {
          sql.append(" and %1$s <= %2$s and %1$s >= %3$s".formatted(at, param(day), param(opens)));
        }
      }
      case DECISION -> {
        sql.append(" and f.%s <= %s".formatted(kind.start(), param(day)));
        if (facts.timing() == Condition.Timing.NOW) {
          sql.append(" and f.%s > %s".formatted(kind.end(), param(day)));
        }
        if (opens != null) {
          sql.append(" and f.%s >= %s".formatted(kind.start(), param(opens)));
        }
      }
      case INTERVAL -> {
        sql.append(" and f.%s <= %s".formatted(kind.start(), param(day)));
        // How long it has lasted is asked of all stretches; which of them is the present one,
        // later.
        if (facts.timing() == Condition.Timing.NOW && facts.measure() != Condition.Measure.MONTHS) {
          sql.append(" and (f.%1$s is null or f.%1$s > %2$s)".formatted(kind.end(), param(day)));
        }
        if (opens != null) {
          sql.append(" and (f.%1$s is null or f.%1$s > %2$s)".formatted(kind.end(), param(opens)));
        }
      }
    }
    return sql.toString();
  }

  /** How long: the unbroken stretch up to the day for "now", otherwise the sum. */
  private String months(Condition.Facts facts, String from) {
    FactKind kind = facts.kind();
    if (facts.timing() == Condition.Timing.NOW) {
      String since =
          """
          (select %1$s - lower(stretch) from unnest((select range_agg(daterange(f.%2$s, case when f.%3$s < f.%2$s then f.%2$s else f.%3$s end)) %4$s)) as stretch
           where stretch @> %1$s)
          """
              .formatted(param(day), kind.start(), kind.end(), from)
              .strip();
      // Without a stretch that reaches the day there is no answer of yes.
      return "coalesce(" + limits(since, days(facts.atLeast()), days(facts.atMost())) + ", false)";
    }
    LocalDate opens = Windows.opens(facts, day);
    String begin =
        opens == null
            ? "f." + kind.start()
            : "greatest(f.%s, %s)".formatted(kind.start(), param(opens));
    String sum =
        """
        (select coalesce(sum(upper(stretch) - lower(stretch)), 0) from unnest((select range_agg(daterange(%1$s, greatest(%1$s, least(f.%2$s, %3$s)))) %4$s)) as stretch)
        """
            .formatted(
                begin, kind.end(), param(day), from + " and f." + kind.start() + " < " + param(day))
            .strip();
    return limits(sum, days(facts.atLeast()), days(facts.atMost()));
  }

  private @Nullable Integer days(@Nullable Integer months) {
    return months == null ? null : Math.toIntExact(Windows.days(months, day));
  }

  private String limits(String value, @Nullable Integer least, @Nullable Integer most) {
    if (least != null && most != null) {
      return "%s between %s and %s".formatted(value, param(least), param(most));
    }
    return least != null ? value + " >= " + param(least) : value + " <= " + param(most);
  }

  private String test(Condition.Test test, String alias) {
    Field field = test.field();
    String column =
        field.column().startsWith("(")
            ? "(" + alias + "." + field.column().substring(1)
            : alias + "." + field.column();
    return switch (test.op()) {
      case EMPTY -> column + " is null";
      case BETWEEN -> between(test, column);
      case CONTAINS -> contains(test, column, alias);
      case IN, AT_LEAST, AT_MOST -> in(test, column);
    };
  }

  private String in(Condition.Test test, String column) {
    Field field = test.field();
    switch (field.type()) {
      case UNIT, UNIT_KIND, UNIT_LEVEL, SECTOR -> {
        return ids(column, organization.units(field.type(), test.values()));
      }
      case POST_KIND, POST_MEMBER -> {
        return ids(column, organization.posts(field.type(), test.values()));
      }
      case TREE -> {
        return test.values().stream()
            .map(value -> "starts_with(%s, %s)".formatted(column, param(value)))
            .collect(Collectors.joining(" or "));
      }
      case FLAG -> {
        return test.values().stream()
            .map(value -> Boolean.parseBoolean(value) ? column : "not " + column)
            .collect(Collectors.joining(" or "));
      }
      default -> {
        List<String> codes = field.codes().reach(test.op(), test.values());
        String array = "cast(%s as text[])".formatted(param(codes.toArray(String[]::new)));
        return field.codes().prefixed()
            ? "left(%s, 1) = any(%s)".formatted(column, array)
            : "%s = any(%s)".formatted(column, array);
      }
    }
  }

  private String ids(String column, Set<UUID> ids) {
    return "%s = any(%s)".formatted(column, param(ids.toArray(UUID[]::new)));
  }

  private String between(Condition.Test test, String column) {
    List<String> parts = new ArrayList<>();
    switch (test.field().type()) {
      case YEARS -> {
        if (!test.from().isBlank()) {
          parts.add(
              "%s <= %s"
                  .formatted(
                      column, param(Windows.atLeastYears(Integer.parseInt(test.from()), day))));
        }
        if (!test.to().isBlank()) {
          parts.add(
              "%s >= %s"
                  .formatted(column, param(Windows.atMostYears(Integer.parseInt(test.to()), day))));
        }
      }
      case NUMBER -> {
        if (!test.from().isBlank()) {
          parts.add("%s >= %s".formatted(column, param(Integer.parseInt(test.from()))));
        }
        if (!test.to().isBlank()) {
          parts.add("%s <= %s".formatted(column, param(Integer.parseInt(test.to()))));
        }
      }
      default -> {
        if (!test.from().isBlank()) {
          parts.add("%s >= %s".formatted(column, param(LocalDate.parse(test.from()))));
        }
        if (!test.to().isBlank()) {
          parts.add("%s <= %s".formatted(column, param(LocalDate.parse(test.to()))));
        }
      }
    }
    return String.join(" and ", parts);
  }

  private String contains(Condition.Test test, String column, String alias) {
    return test.values().stream()
        .filter(word -> !word.isBlank())
        .map(String::strip)
        .map(word -> {
          String found = "position(%s in %s) > 0".formatted(param(word), column);
          return test.field().type() == Field.Type.NAME
              ? "%s or starts_with(%s.initials, %s)"
                  .formatted(found, alias, param(word.toLowerCase(Locale.ROOT)))
              : found;
        })
        .collect(Collectors.joining(" or "));
  }

  private String param(@Nullable Object value) {
    String name = "q" + params.size();
    params.put(name, value);
    return switch (value) {
      case LocalDate date -> "cast(:" + name + " as date)";
      case null, default -> ":" + name;
    };
  }
}
