package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.fairness.Accuracy;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.Growth;
import org.zhiren.fairness.Method;
import org.zhiren.fairness.RaschFit;
import org.zhiren.fairness.RaschModel;
import org.zhiren.fairness.RatingTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren fairness}: fair scores from any table of ratings. */
@Command(
    name = "fairness",
    description = {
      "Fair scores from a table of ratings: corrected for the severity of raters and for conditions.",
      "由评分表计算公正得分：校正评分人的宽严和各项条件。"
    })
final class FairnessCommand implements Callable<Integer> {

  /** The two families of models. */
  private enum Family {
    MIXED,
    RASCH
  }

  private static final int LISTED = 20;
  private static final String ITEM = "item";
  private static final String SCORE = "score";

  @Parameters(
      index = "0",
      paramLabel = "RATINGS.csv",
      description = "one rating a line, with column names; .tsv and .gz too. 每行一次评分，首行为列名。")
  private Path file = Path.of("");

  @Option(names = "--score", paramLabel = "COLUMN", description = "the score. 得分。")
  private @Nullable String score;

  @Option(
      names = "--person",
      required = true,
      paramLabel = "COLUMN",
      description = "who was rated. 被评人。")
  private String person = "";

  @Option(names = "--rater", paramLabel = "COLUMN", description = "who rated. 评分人。")
  private @Nullable String rater;

  @Option(
      names = "--group",
      paramLabel = "COLUMN[:COLUMN]",
      description =
          "another random factor, for instance unit or unit:year; repeatable. 其他随机因素，可多次。")
  private List<String> groups = List.of();

  @Option(
      names = "--fixed",
      paramLabel = "COLUMN",
      description =
          "a condition: linear if every cell is a number, else a category; repeatable. 固定条件：全为数字时按线性，否则按类别。")
  private List<String> fixed = List.of();

  @Option(
      names = "--category",
      paramLabel = "COLUMN",
      description = "a condition that is a category although its cells are numbers. 以数字表示的类别条件。")
  private List<String> categories = List.of();

  @Option(
      names = "--method",
      paramLabel = "reml|ml",
      defaultValue = "reml",
      description = "criterion of the mixed model (default reml). 混合模型的准则。")
  private String method = "reml";

  @Option(
      names = "--growth",
      paramLabel = "COLUMN",
      description = "time, for instance years: each person has a slope of his own. 时间列：估计每人的成长速度。")
  private @Nullable String growth;

  @Option(
      names = "--explain",
      paramLabel = "PERSON",
      description = "show how this person's fair score comes about; repeatable. 展示此人公正得分的由来，可多次。")
  private List<String> explained = List.of();

  @Option(names = "--exact", description = "compute exactly, however long it takes. 一律精确计算。")
  private boolean exact;

  @Option(
      names = "--approximate",
      description = "compute with random vectors; the result states its error. 用随机向量近似计算，并给出误差。")
  private boolean approximate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "seed of an approximate computation (default 1). 近似计算的随机种子。")
  private long seed = 1;

  @Option(
      names = "--model",
      paramLabel = "mixed|rasch",
      defaultValue = "mixed",
      description =
          "mixed model, or many-facet Rasch for ordered categories. 混合模型，或有序等次的多面 Rasch 模型。")
  private String model = "mixed";

  @Option(
      names = "--items",
      split = ",",
      paramLabel = "COLUMN",
      description =
          "Rasch: the column of the items, or several columns that hold the answers. 项目所在列，或逐项目的多列。")
  private List<String> items = List.of();

  @Option(
      names = "--estimation",
      paramLabel = "marginal|joint",
      defaultValue = "marginal",
      description = "Rasch: how persons are treated (default marginal). 被评人的处理方式。")
  private String estimation = "marginal";

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "write everything as JSON; - is the standard output. 写为 JSON；- 为标准输出。")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Family family = choice("--model", model, Family.class);
    Map<String, Object> result;
    String shown;
    try {
      if (family == Family.RASCH) {
        RaschFit fit = rasch();
        result = FairnessJson.of(fit, rater, itemFacet());
        shown = FairnessText.of(fit, LISTED);
      } else {
        FairFit fit = mixed();
        List<FairScore> scores = Fairness.scores(fit, person);
        List<FairScore> trees = explained(scores);
        result = FairnessJson.of(fit, scores, growths(fit), trees);
        shown = FairnessText.of(fit, scores, growths(fit), trees, LISTED);
      }
    } catch (IllegalArgumentException e) {
      String words = String.valueOf(e.getMessage());
      throw new CommandProblem(
          CommandProblem.UNUSABLE, Text.of("无法计算：" + words, "Not computed: " + words));
    }
    PrintWriter out =
        spec == null
            ? new PrintWriter(System.out, true, StandardCharsets.UTF_8)
            : spec.commandLine().getOut();
    if (json == null) {
      out.print(shown);
      out.flush();
    } else if (json.toString().equals("-")) {
      out.println(Json.print(result));
    } else {
      write(json, result);
      out.print(shown);
      out.flush();
    }
    return 0;
  }

  private FairFit mixed() {
    String column = needed("--score", score);
    Method criterion = choice("--method", method, Method.class);
    Accuracy accuracy = accuracy();
    Set<String> wanted = new LinkedHashSet<>(List.of(column, person));
    if (rater != null) {
      wanted.add(rater);
    }
    groups.forEach(group -> wanted.addAll(List.of(group.split(":"))));
    wanted.addAll(fixed);
    wanted.addAll(categories);
    Set<String> numbers = new LinkedHashSet<>(Set.of(column));
    if (growth != null) {
      wanted.add(growth);
      numbers.add(growth);
    }
    RatingsFile ratings = RatingsFile.read(file, wanted, numbers);
    FairModel mixed = FairModel.of(column).by(criterion);
    if (rater != null) {
      mixed = mixed.random(rater);
    }
    mixed = growth == null ? mixed.random(person) : mixed.linear(growth).growth(person, growth);
    for (String group : groups) {
      mixed = mixed.random(group.split(":"));
    }
    for (String condition : fixed) {
      if (ratings.isNumber(condition)) {
        numbers.add(condition);
        mixed = mixed.linear(condition);
      } else {
        mixed = mixed.category(condition);
      }
    }
    for (String condition : categories) {
      mixed = mixed.category(condition);
    }
    return Fairness.fit(ratings.table(numbers), mixed, accuracy);
  }

  private Accuracy accuracy() {
    if (exact && approximate) {
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of("--exact 与 --approximate 只能选一个。", "Only one of --exact and --approximate."));
    }
    Accuracy accuracy =
        exact ? Accuracy.EXACT : approximate ? Accuracy.APPROXIMATE : Accuracy.AUTOMATIC;
    return accuracy.seeded(seed);
  }

  private List<Growth> growths(FairFit fit) {
    return growth == null ? List.of() : Fairness.growth(fit, person, growth);
  }

  private List<FairScore> explained(List<FairScore> scores) {
    List<FairScore> found = new ArrayList<>();
    for (String name : explained) {
      found.add(
          scores.stream()
              .filter(score -> score.person().equals(name))
              .findFirst()
              .orElseThrow(() ->
                  new CommandProblem(
                      CommandProblem.UNUSABLE,
                      Text.of("列“{0}”中没有“{1}”。", "The column ({0}) has nobody by the name ({1}).")
                          .fill(person, name))));
    }
    return found;
  }

  private RaschFit rasch() {
    Set<String> wanted = new LinkedHashSet<>(List.of(person));
    if (rater != null) {
      wanted.add(rater);
    }
    wanted.addAll(items);
    List<String> facets = new ArrayList<>();
    String item = itemFacet();
    if (item != null) {
      facets.add(item);
    }
    if (rater != null) {
      facets.add(rater);
    }
    RatingTable table;
    String column;
    if (items.size() > 1) {
      column = SCORE;
      table = RatingsFile.read(file, wanted, Set.of()).longer(items, ITEM, SCORE);
    } else {
      column = needed("--score", score);
      wanted.add(column);
      table = RatingsFile.read(file, wanted, Set.of(column)).table(Set.of(column));
    }
    return Fairness.rasch(
        table,
        new RaschModel(
            column,
            person,
            facets,
            choice("--estimation", estimation, RaschModel.Estimation.class)));
  }

  /** The facet of the items: their column, or the one made from several. */
  private @Nullable String itemFacet() {
    return items.isEmpty() ? null : items.size() == 1 ? items.getFirst() : ITEM;
  }

  private static String needed(String option, @Nullable String value) {
    if (value == null) {
      throw new CommandProblem(
          CommandProblem.USAGE, Text.of("缺少选项 {0}。", "The option {0} is missing.").fill(option));
    }
    return value;
  }

  private static <E extends Enum<E>> E choice(String option, String value, Class<E> type) {
    try {
      return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      List<String> allowed = new ArrayList<>();
      for (E each : type.getEnumConstants()) {
        allowed.add(each.name().toLowerCase(Locale.ROOT));
      }
      throw new CommandProblem(
          CommandProblem.USAGE,
          Text.of("{0} 的值“{1}”不可用，可选：{2}。", "{0} cannot be ({1}), only {2}.")
              .fill(option, value, allowed));
    }
  }

  private static void write(Path target, Map<String, Object> result) {
    try {
      Json.write(target, result);
    } catch (IOException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of("无法写入 {0}：{1}。", "The file ({0}) cannot be written: {1}.")
              .fill(target, String.valueOf(e.getMessage())));
    }
  }
}
