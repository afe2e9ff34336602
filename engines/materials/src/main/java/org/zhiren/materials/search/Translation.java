package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A search as another machine has to run it: what the user typed is read by the one reader, and
 * asked in the terms of {@link QueryMachine}, as {@code QueryCompiler} does for the index in this
 * process.
 *
 * @param exact to the letter; null if nothing can be asked
 * @param ranked the nearest documents; null if nothing can be asked
 * @param plain whether the nearest may be asked when nothing has the words to the letter
 * @param empty whether nothing was typed, so that everything is meant
 * @param notes what of the query was not taken as it may have been meant
 */
public record Translation<Q>(
    @Nullable Q exact, @Nullable Q ranked, boolean plain, boolean empty, List<Text> notes) {

  private static final int MOST_PAIRS = 160;
  private static final int MOST_CHARACTERS = 64;
  private static final float CHARACTER_WEIGHT = 0.5f;
  private static final float TITLE_WEIGHT = 0.4f;

  /** Translates a search, access, filters and dates included. */
  public static <Q> Translation<Q> of(SearchRequest request, QueryMachine<Q> machine) {
    QueryReader.Reading reading = QueryReader.read(request.query());
    Optional<Question> question = reading.question();
    if (question.isEmpty()) {
      boolean empty = request.query().isBlank();
      Q all = empty ? narrowed(machine.everything(), request, machine) : null;
      return new Translation<>(all, null, false, empty, reading.notes());
    }
    return new Translation<>(
        narrowed(exact(question.get(), machine), request, machine),
        narrowed(ranked(question.get(), machine), request, machine),
        reading.plain(),
        false,
        reading.notes());
  }

  /** The documents like a text: those that share most of its pairs. */
  public static <Q> Q like(
      String text, @Nullable String except, Access access, QueryMachine<Q> machine) {
    List<Q> pairs = new ArrayList<>();
    for (String pair : limited(RankingTerms.of(text).bigrams(), MOST_PAIRS)) {
      pairs.add(machine.term(QueryMachine.Field.TEXT, pair));
    }
    List<Q> filters = new ArrayList<>();
    if (!access.everything()) {
      filters.add(machine.labelled(List.copyOf(access.labels())));
    }
    return machine.all(
        List.of(pairs.isEmpty() ? machine.nothing() : machine.any(pairs)),
        filters,
        except == null ? List.of() : List.of(machine.named(except)));
  }

  private static <Q> Q exact(Question question, QueryMachine<Q> machine) {
    return switch (question) {
      case Question.Holds holds -> holds(holds, machine);
      case Question.Has has -> machine.values(has.facet(), has.values());
      case Question.Within within -> machine.dated(within.from(), within.to());
      case Question.Named named -> machine.named(named.id());
      case Question.All all -> all(all, machine);
      case Question.Any any ->
          machine.any(any.parts().stream().map(part -> exact(part, machine)).toList());
      case Question.Not not ->
          machine.all(
              List.of(machine.everything()), List.of(), List.of(exact(not.part(), machine)));
    };
  }

  private static <Q> Q all(Question.All all, QueryMachine<Q> machine) {
    List<Q> musts = new ArrayList<>();
    List<Q> filters = new ArrayList<>();
    List<Q> nots = new ArrayList<>();
    for (Question part : all.parts()) {
      switch (part) {
        case Question.Not not -> nots.add(exact(not.part(), machine));
        case Question.Holds holds -> musts.add(exact(holds, machine));
        default -> filters.add(exact(part, machine));
      }
    }
    if (musts.isEmpty() && filters.isEmpty()) {
      musts.add(machine.everything());
    }
    return machine.all(musts, filters, nots);
  }

  private static <Q> Q holds(Question.Holds holds, QueryMachine<Q> machine) {
    Q found = pattern(field(holds.place()), holds.pattern(), machine);
    return holds.place() == Question.Place.ANYWHERE
        ? machine.preferring(
            found, machine.weighted(pattern(QueryMachine.Field.TITLE, holds.pattern(), machine), 2))
        : found;
  }

  private static QueryMachine.Field field(Question.Place place) {
    return switch (place) {
      case ANYWHERE -> QueryMachine.Field.TEXT;
      case TITLE -> QueryMachine.Field.TITLE;
      case ORGAN -> QueryMachine.Field.ORGAN;
      case NUMBER -> QueryMachine.Field.NUMBER;
    };
  }

  private static <Q> Q pattern(
      QueryMachine.Field field, TextPattern pattern, QueryMachine<Q> machine) {
    if (!pattern.isLiteral()) {
      return machine.gapped(field, pattern);
    }
    String literal = pattern.pieces().getFirst().literal();
    List<String> pairs = IndexTerms.pairsOf(literal);
    if (pairs.isEmpty()) {
      return field == QueryMachine.Field.TEXT
          ? machine.term(QueryMachine.Field.CHARACTERS, literal)
          : machine.begins(field, literal);
    }
    return pairs.size() == 1 ? machine.term(field, pairs.getFirst()) : machine.string(field, pairs);
  }

  private static <Q> Q ranked(Question question, QueryMachine<Q> machine) {
    RankingTerms terms = RankingTerms.of(QueryCompiler.rankedWords(question));
    List<Q> alternatives = new ArrayList<>();
    for (String pair : limited(terms.bigrams(), MOST_PAIRS)) {
      alternatives.add(machine.term(QueryMachine.Field.TEXT, pair));
      alternatives.add(
          machine.weighted(machine.term(QueryMachine.Field.TITLE, pair), TITLE_WEIGHT));
    }
    for (String character : limited(terms.characters(), MOST_CHARACTERS)) {
      alternatives.add(
          machine.weighted(
              machine.term(QueryMachine.Field.CHARACTERS, character), CHARACTER_WEIGHT));
    }
    List<Q> filters = new ArrayList<>();
    List<Q> nots = new ArrayList<>();
    for (Question part : QueryCompiler.conditions(question)) {
      if (part instanceof Question.Not not) {
        nots.add(exact(not.part(), machine));
      } else {
        filters.add(exact(part, machine));
      }
    }
    Q nearest = alternatives.isEmpty() ? machine.nothing() : machine.any(alternatives);
    return machine.all(List.of(nearest), filters, nots);
  }

  /** How rare a term is only the machine knows; of very long questions the beginning counts. */
  private static List<String> limited(List<String> terms, int most) {
    return terms.size() <= most ? terms : terms.subList(0, most);
  }

  private static <Q> Q narrowed(Q query, SearchRequest request, QueryMachine<Q> machine) {
    List<Q> filters = new ArrayList<>();
    if (!request.access().everything()) {
      Set<String> labels = new LinkedHashSet<>(request.access().labels());
      filters.add(labels.isEmpty() ? machine.nothing() : machine.labelled(List.copyOf(labels)));
    }
    for (Map.Entry<Facet, Set<String>> filter : request.filters().entrySet()) {
      filters.add(machine.values(filter.getKey(), List.copyOf(filter.getValue())));
    }
    Question.Within dates = request.dates();
    if (dates != null) {
      filters.add(machine.dated(dates.from(), dates.to()));
    }
    return filters.isEmpty() ? query : machine.all(List.of(query), filters, List.of());
  }
}
