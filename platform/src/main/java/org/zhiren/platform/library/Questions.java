package org.zhiren.platform.library;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchRequest;

/**
 * A search as the query string of its page: what can be linked, saved and asked again. Anything
 * that cannot be understood is passed over.
 */
public final class Questions {

  private static final int PAGE = 20;

  private Questions() {}

  /** Reads a query string, without its question mark. */
  public static Searching.Asked read(String question) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String part : question.split("&")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters
            .computeIfAbsent(decoded(part.substring(0, equals)), key -> new ArrayList<>())
            .add(decoded(part.substring(equals + 1)));
      }
    }
    Map<Facet, Set<String>> filters = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      Set<String> values = new LinkedHashSet<>(parameters.getOrDefault(name(facet), List.of()));
      values.removeIf(String::isBlank);
      if (!values.isEmpty()) {
        filters.put(facet, values);
      }
    }
    return new Searching.Asked(
        first(parameters, "q"),
        filters,
        date(first(parameters, "from")),
        date(first(parameters, "to")),
        order(first(parameters, "order")),
        !first(parameters, "every").equals("1"),
        PAGE,
        first(parameters, "after").isEmpty() ? null : first(parameters, "after"));
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static SearchRequest.Order order(String name) {
    for (SearchRequest.Order order : SearchRequest.Order.values()) {
      if (order.name().equalsIgnoreCase(name)) {
        return order;
      }
    }
    return SearchRequest.Order.RELEVANCE;
  }

  private static @Nullable LocalDate date(String written) {
    try {
      return written.isEmpty() ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The name of a facet in a query string. */
  public static String name(Facet facet) {
    return facet.name().toLowerCase(Locale.ROOT);
  }

  /** Writes the query string, beginning anew from the first page. */
  public static String write(Searching.Asked asked) {
    StringBuilder out = new StringBuilder();
    add(out, "q", asked.query());
    asked
        .filters()
        .forEach((facet, values) ->
            values.stream().sorted().forEach(value -> add(out, name(facet), value)));
    add(out, "from", asked.from() == null ? "" : asked.from().toString());
    add(out, "to", asked.to() == null ? "" : asked.to().toString());
    if (asked.order() != SearchRequest.Order.RELEVANCE) {
      add(out, "order", asked.order().name().toLowerCase(Locale.ROOT));
    }
    if (!asked.folded()) {
      add(out, "every", "1");
    }
    return out.toString();
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(out.isEmpty() ? "" : "&")
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /** The query string with a value of a facet added, or taken away if it is there. */
  public static String toggled(Searching.Asked asked, Facet facet, String value) {
    Map<Facet, Set<String>> filters = new LinkedHashMap<>(asked.filters());
    Set<String> values = new LinkedHashSet<>(filters.getOrDefault(facet, Set.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    if (values.isEmpty()) {
      filters.remove(facet);
    } else {
      filters.put(facet, values);
    }
    return write(with(asked, filters, asked.order(), asked.folded()));
  }

  /** The query string in another order. */
  public static String ordered(Searching.Asked asked, SearchRequest.Order order) {
    return write(with(asked, asked.filters(), order, asked.folded()));
  }

  /** The query string with near-duplicates folded or not. */
  public static String folded(Searching.Asked asked, boolean folded) {
    return write(with(asked, asked.filters(), asked.order(), folded));
  }

  /** The same search for the hundred youngest, each by itself. */
  public static Searching.Asked newest(Searching.Asked asked) {
    return new Searching.Asked(
        asked.query(),
        asked.filters(),
        asked.from(),
        asked.to(),
        SearchRequest.Order.NEWEST,
        false,
        100,
        null);
  }

  /** The query string of the page that begins at the cursor. */
  public static String next(Searching.Asked asked, String cursor) {
    String same = write(asked);
    return same
        + (same.isEmpty() ? "" : "&")
        + "after="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  private static Searching.Asked with(
      Searching.Asked asked,
      Map<Facet, Set<String>> filters,
      SearchRequest.Order order,
      boolean folded) {
    return new Searching.Asked(
        asked.query(), filters, asked.from(), asked.to(), order, folded, asked.limit(), null);
  }
}
