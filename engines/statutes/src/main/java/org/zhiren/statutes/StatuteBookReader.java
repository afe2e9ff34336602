package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verification;
import org.zhiren.statutes.ParameterHistory.DatedValue;
import org.zhiren.statutes.ProvisionText.Article;
import org.zhiren.statutes.ProvisionText.ExceptionEdge;
import org.zhiren.statutes.ProvisionText.Matter;
import org.zhiren.statutes.Regulation.Checked;
import org.zhiren.statutes.StatuteBook.Source;

/**
 * Reads the data files. Every line is {@code key: value | value …}; the keys are Chinese so that an
 * officer can read and check a file without help. A line that says less than the law must say (a
 * value without a day or a source) stops the reading with its file and line.
 */
final class StatuteBookReader {
  private final Map<String, Regulation> regulations = new LinkedHashMap<>();
  private final Map<String, ProvisionText> provisions = new LinkedHashMap<>();
  private final Map<String, ParameterHistory> parameters = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();

  private @Nullable OpenRegulation regulation;
  private @Nullable OpenProvision provision;
  private @Nullable OpenParameter parameter;

  private static final class OpenRegulation {
    final String id;
    Text title = Text.same("?");
    Text issuer = Text.same("?");
    final List<Regulation.Version> versions = new ArrayList<>();

    OpenRegulation(String id) {
      this.id = id;
    }
  }

  private static final class OpenProvision {
    final String id;
    Text title = Text.same("?");
    String wording = "";
    boolean verbatim;
    @Nullable Force force;
    @Nullable Matter matter;
    Basis basis = Basis.RECORD;
    String datePolicy = "";
    final Map<String, Article> articles = new LinkedHashMap<>();
    final List<String> parameters = new ArrayList<>();
    final List<ExceptionEdge> exceptions = new ArrayList<>();

    OpenProvision(String id) {
      this.id = id;
    }
  }

  private static final class OpenParameter {
    final String id;
    final Text name;
    final Text unit;
    final Tightening tightening;
    final List<DatedValue> values = new ArrayList<>();

    OpenParameter(String id, Text name, Text unit, Tightening tightening) {
      this.id = id;
      this.name = name;
      this.unit = unit;
      this.tightening = tightening;
    }
  }

  void source(String line) {
    String[] parts = line.split("\\s*\\|\\s*", -1);
    sources.put(parts[0], new Source(parts[0], parts[1], parts[2]));
  }

  void read(String file, List<String> lines) {
    int number = 0;
    for (String line : lines) {
      number++;
      try {
        int colon = line.indexOf(": ");
        if (colon < 0) {
          throw new IllegalArgumentException("there is no key");
        }
        accept(line.substring(0, colon), line.substring(colon + 2).split("\\s*\\|\\s*", -1));
      } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "The data file (%s) cannot be read at entry %d (%s): %s"
                .formatted(file, number, line, e.getMessage()),
            e);
      }
    }
    closeRegulation();
  }

  private void accept(String key, String[] v) {
    switch (key) {
      case "法规" -> {
        closeRegulation();
        regulation = new OpenRegulation(v[0]);
      }
      case "名称" -> regulation().title = Text.of(v[0], v[1]);
      case "机关" -> regulation().issuer = Text.of(v[0], v[1]);
      case "版本" ->
          regulation()
              .versions
              .add(
                  new Regulation.Version(
                      v[0],
                      LocalDate.parse(v[1]),
                      v[2].isEmpty() ? null : LocalDate.parse(v[2]),
                      checked(v[3])));
      case "条款" -> {
        closeProvision();
        provision = new OpenProvision(v[0]);
      }
      case "标题" -> provision().title = Text.of(v[0], v[1]);
      case "效力" -> provision().force = force(v[0]);
      case "事项" -> provision().matter = matter(v[0]);
      case "依据" -> provision().articles.put(v[0], new Article(label(v[1], v[2]), checked(v[2])));
      case "原文" -> {
        provision().wording = v[0];
        provision().verbatim = true;
      }
      case "要旨" -> provision().wording = v[0];
      case "认定" -> provision().basis = Basis.FINDING;
      case "期间" -> provision().datePolicy = v[0];
      case "例外" ->
          provision()
              .exceptions
              .add(new ExceptionEdge(v[0], v.length > 1 ? Integer.valueOf(v[1]) : null));
      case "参数" -> {
        closeParameter();
        parameter =
            new OpenParameter(v[0], Text.of(v[1], v[2]), Text.of(v[3], v[4]), tightening(v[5]));
        provision().parameters.add(v[0]);
      }
      case "值" -> parameter().values.add(value(v));
      default -> throw new IllegalArgumentException("the key (" + key + ") is not known");
    }
  }

  private DatedValue value(String[] v) {
    if (v.length < 3 || v[2].isBlank()) {
      throw new IllegalArgumentException("a value needs day, value and how it was checked");
    }
    return new DatedValue(LocalDate.parse(v[0]), new BigDecimal(v[1]), checked(v[2]), null);
  }

  private static String label(String article, String tag) {
    return tag.contains("№U") ? article + "（条号待核）" : article;
  }

  /**
   * Reads {@code V S03}; what is shown follows from the tag and from how far the source is trusted.
   */
  private Checked checked(String words) {
    String[] parts = words.split(" ");
    String tag = parts[0];
    String key = "";
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].equals("№U")) {
        tag += " №U";
      } else {
        key = parts[i];
      }
    }
    if (!List.of("V", "V-old", "V-sec", "U").contains(parts[0])) {
      throw new IllegalArgumentException("the status (" + parts[0] + ") is not known");
    }
    Source source = sources.get(key);
    if (!key.isEmpty() && source == null) {
      throw new IllegalArgumentException("the source (" + key + ") is not in sources.txt");
    }
    boolean trusted =
        source != null
            && (source.trust().equals("official") || source.trust().equals("collection"));
    Verification verification =
        switch (parts[0]) {
          case "V" ->
              trusted && !tag.contains("№U") ? Verification.VERIFIED : Verification.SECONDARY;
          case "U" -> Verification.UNVERIFIED;
          default -> Verification.SECONDARY;
        };
    if (!tag.startsWith("U") && key.isEmpty()) {
      throw new IllegalArgumentException("a checked wording or number needs its source");
    }
    return new Checked(tag, key, verification);
  }

  private static Force force(String word) {
    for (Force f : Force.values()) {
      if (f.text().zh().equals(word)) {
        return f;
      }
    }
    throw new IllegalArgumentException("the force (" + word + ") is not known");
  }

  private static Matter matter(String word) {
    for (Matter m : Matter.values()) {
      if (m.text().zh().equals(word)) {
        return m;
      }
    }
    throw new IllegalArgumentException("the matter (" + word + ") is not known");
  }

  private static Tightening tightening(String word) {
    for (Tightening t : Tightening.values()) {
      if (t.text().zh().equals(word)) {
        return t;
      }
    }
    throw new IllegalArgumentException("the direction (" + word + ") is not known");
  }

  private OpenRegulation regulation() {
    if (regulation == null) {
      throw new IllegalArgumentException("no regulation is open");
    }
    return regulation;
  }

  private OpenProvision provision() {
    if (provision == null) {
      throw new IllegalArgumentException("no provision is open");
    }
    return provision;
  }

  private OpenParameter parameter() {
    if (parameter == null) {
      throw new IllegalArgumentException("no parameter is open");
    }
    return parameter;
  }

  private void closeParameter() {
    if (parameter == null) {
      return;
    }
    if (parameter.values.isEmpty()) {
      throw new IllegalArgumentException("the parameter (" + parameter.id + ") has no value");
    }
    parameters.put(
        parameter.id,
        new ParameterHistory(
            parameter.id,
            provision().id,
            parameter.name,
            parameter.unit,
            parameter.tightening,
            parameter.values));
    parameter = null;
  }

  private void closeProvision() {
    closeParameter();
    OpenProvision p = provision;
    if (p == null) {
      return;
    }
    if (p.force == null || p.matter == null || p.articles.isEmpty()) {
      throw new IllegalArgumentException(
          "the provision (" + p.id + ") needs force, matter and article");
    }
    ProvisionText text =
        new ProvisionText(
            p.id,
            regulation().id,
            p.title,
            p.wording,
            p.verbatim,
            p.force,
            p.matter,
            p.basis,
            p.datePolicy,
            p.articles,
            p.parameters,
            p.exceptions);
    if (provisions.put(p.id, text) != null) {
      throw new IllegalArgumentException("the provision (" + p.id + ") is there twice");
    }
    provision = null;
  }

  private void closeRegulation() {
    closeProvision();
    if (regulation != null) {
      regulations.put(
          regulation.id,
          new Regulation(regulation.id, regulation.title, regulation.issuer, regulation.versions));
      regulation = null;
    }
  }

  StatuteBook finish() {
    return new StatuteBook(regulations, provisions, parameters, sources).checked();
  }
}
