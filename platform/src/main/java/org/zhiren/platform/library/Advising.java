package org.zhiren.platform.library;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.shell.AdviceSource;
import org.zhiren.platform.shell.Matter;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;
import org.zhiren.statutes.Statutes;

/**
 * Offers what applies to a matter: the articles that govern it, like cases of the department, and
 * material of the library, each with its source and the reason why it is offered. What is not on
 * file is not offered, and the answer says so.
 */
@Component
public class Advising {

  private static final int MATERIALS = 6;
  private static final int PER_WORD = 4;

  /** Articles whose citations are looked up; the panel is read beside other work. */
  private static final int ARTICLES = 12;

  /** Passages shown of each. */
  private static final int CITING = 2;

  private final List<AdviceSource> sources;
  private final Searching searching;
  private final Documents documents;
  private final Clock clock;
  private final Statutes law = Statutes.national();

  Advising(List<AdviceSource> sources, Searching searching, Documents documents, Clock clock) {
    this.sources = List.copyOf(sources);
    this.searching = searching;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * A governing article.
   *
   * @param regulation title of the regulation
   * @param label article, paragraph, item
   * @param provision its text
   * @param checked how far its wording was checked
   * @param whole the regulation in the library, if it is there and may be seen
   * @param article number of the article, 0 if the label names none
   * @param citing passages of the library that cite the article to the letter
   */
  public record Article(
      Text regulation,
      String label,
      ProvisionText provision,
      Text checked,
      @Nullable UUID whole,
      int article,
      List<SearchResult.Hit> citing) {
    /** Copies the list. */
    public Article {
      citing = List.copyOf(citing);
    }
  }

  /**
   * Material of the library.
   *
   * @param hit the document, with the place where the words stand
   * @param why why it is offered
   */
  public record Material(SearchResult.Hit hit, Text why) {}

  /**
   * What is offered.
   *
   * @param matter what it is about
   * @param articles the governing articles
   * @param materials related material
   */
  public record Advice(Matter matter, List<Article> articles, List<Material> materials) {
    /** Copies the lists. */
    public Advice {
      articles = List.copyOf(articles);
      materials = List.copyOf(materials);
    }

    /** Whether nothing can be offered. */
    public boolean isEmpty() {
      return articles.isEmpty()
          && materials.isEmpty()
          && matter.precedents().isEmpty()
          && matter.suggestions().isEmpty();
    }
  }

  /**
   * What applies to the subject at this kind of place; empty if there is none, or not for this
   * account. Called outside a transaction: a place may open a file, and that is recorded.
   */
  public Optional<Advice> on(String place, String subject) {
    return sources.stream()
        .filter(one -> one.place().equals(place))
        .findFirst()
        .flatMap(one -> one.matter(subject))
        .map(matter -> new Advice(matter, articles(matter), materials(matter)));
  }

  /** In the order in which the place names them; provisions of no version in force fall out. */
  private List<Article> articles(Matter matter) {
    LocalDate today = LocalDate.now(clock);
    Map<String, ProvisionText> known = new HashMap<>();
    law.provisions().forEach(one -> known.put(one.id(), one));
    List<Article> articles = new ArrayList<>();
    Set<String> cited = new HashSet<>();
    for (String id : matter.provisions()) {
      ProvisionText provision = known.remove(id);
      if (provision != null && articles.size() < ARTICLES) {
        article(provision, today, cited).ifPresent(articles::add);
      }
    }
    return articles;
  }

  /** Several provisions of one article share its citations: they stand with the first. */
  private Optional<Article> article(ProvisionText provision, LocalDate today, Set<String> before) {
    Regulation regulation =
        law.regulations().stream()
            .filter(one -> one.id().equals(provision.regulation()))
            .findFirst()
            .orElseThrow();
    Regulation.Version version = regulation.on(today);
    ProvisionText.Article where = version == null ? null : provision.articles().get(version.name());
    if (where == null) {
      return Optional.empty();
    }
    UUID whole = whole(regulation.title().zh());
    String cited = LawText.citing(regulation.title().zh(), where.label());
    return Optional.of(
        new Article(
            regulation.title(),
            where.label(),
            provision,
            where.checked().verification().text(),
            whole,
            LawText.article(where.label()),
            cited.isEmpty() || !before.add(cited) ? List.of() : citing(cited, whole)));
  }

  /** The regulation itself is no citation of its articles. */
  private List<SearchResult.Hit> citing(String cited, @Nullable UUID whole) {
    return searching.exact("\"" + cited + "\"", CITING + 1).hits().stream()
        .filter(hit -> whole == null || !hit.id().equals(whole.toString()))
        .limit(CITING)
        .toList();
  }

  private @Nullable UUID whole(String title) {
    return documents.titled(LawText.titles(title)).stream()
        .filter(one -> one.facts().kind() == Kind.REGULATION)
        .map(LibraryDocument::id)
        .findFirst()
        .orElse(null);
  }

  /** To the letter first, word by word; only if that finds nothing, what is nearest. */
  private List<Material> materials(Matter matter) {
    Map<String, Material> found = new LinkedHashMap<>();
    for (String word : matter.words()) {
      SearchResult exact = searching.exact("\"" + word.replace("\"", "") + "\"", PER_WORD);
      for (SearchResult.Hit hit : exact.hits()) {
        found.putIfAbsent(
            hit.id(), new Material(hit, Text.of("文中有“{0}”", "it says “{0}”").fill(word)));
      }
    }
    if (found.isEmpty() && !matter.words().isEmpty()) {
      Set<String> seen = new HashSet<>();
      String words = matter.words().getFirst();
      for (SearchResult.Hit hit : searching.nearest(words, PER_WORD).hits()) {
        if (seen.add(hit.title()) && marks(hit) * 2 >= words.length()) {
          found.put(
              hit.id(),
              new Material(hit, Text.of("与“{0}”用语相近", "it uses words like “{0}”").fill(words)));
        }
      }
    }
    return found.values().stream().limit(MATERIALS).toList();
  }

  /** How many characters of the snippet belong to the words: below half of them is no likeness. */
  private static int marks(SearchResult.Hit hit) {
    SearchResult.Snippet snippet = hit.snippet();
    int inText =
        snippet == null
            ? 0
            : snippet.found().stream().mapToInt(span -> span.length()).max().orElse(0);
    int inTitle = hit.inTitle().stream().mapToInt(span -> span.length()).max().orElse(0);
    return Math.max(inText, inTitle);
  }
}
