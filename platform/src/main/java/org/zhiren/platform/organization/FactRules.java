package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.InvalidInput.Fault;

/** What must be right about a unit or a post by itself; all faults at once. */
final class FactRules {

  private static final int LONGEST_NAME = 120;
  private static final int MOST_PLACES = 9_999;

  /** What to say where nothing was chosen from a list. */
  private static final Map<String, Text> MISSING =
      Map.of(
          "kind", Text.of("请选择类别。", "Choose the kind."),
          "level", Text.of("请选择级别。", "Choose the level."),
          "nature", Text.of("请选择机构性质。", "Choose the nature."),
          "subordination", Text.of("请选择隶属关系。", "Choose the subordination."));

  private FactRules() {}

  static void check(UnitFacts facts) {
    refuseIfAny(faults(facts));
  }

  static void check(PostFacts facts) {
    refuseIfAny(faults(facts));
  }

  /** Refuses with all that is wrong about facts and basis at once. */
  static void check(UnitFacts facts, Basis basis) {
    refuseIfAny(Stream.concat(faults(facts).stream(), basis.faults().stream()).toList());
  }

  /** Refuses with all that is wrong about facts and basis at once. */
  static void check(PostFacts facts, Basis basis) {
    refuseIfAny(Stream.concat(faults(facts).stream(), basis.faults().stream()).toList());
  }

  private static void refuseIfAny(List<Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  static List<Fault> faults(UnitFacts facts) {
    List<Fault> faults = new ArrayList<>();
    name(faults, "name", facts.name());
    name(faults, "shortName", facts.shortName());
    listed(faults, "kind", facts.kind(), CodeTables.kinds(), "ZB04");
    listed(faults, "level", facts.level(), CodeTables.levels(), "ZB03");
    listed(faults, "nature", facts.nature(), CodeTables.natures(), "B0194");
    if (facts.subordination() != null) {
      listed(faults, "subordination", facts.subordination(), CodeTables.subordinations(), "ZB87");
    }
    precedence(faults, facts.precedence());
    return faults;
  }

  static List<Fault> faults(PostFacts facts) {
    List<Fault> faults = new ArrayList<>();
    name(faults, "name", facts.name());
    if (CodeTables.postLevel(facts.levelCode()).isEmpty()) {
      faults.add(
          new Fault(
              "levelCode",
              facts.levelCode(),
              facts.levelCode().isBlank()
                  ? Text.of("请选择职务层次或职级。", "Choose the level.")
                  : Text.of(
                          "没有这个职务层次或职级（{0}）。请从 ZB09 或 ZB148 中选择。",
                          "There is no such level ({0}). Choose one of ZB09 or ZB148.")
                      .fill(facts.levelCode())));
    }
    if (facts.places() < 1 || facts.places() > MOST_PLACES) {
      faults.add(
          new Fault(
              "places",
              String.valueOf(facts.places()),
              Text.of("职数（{0}）应在 1 至 9999 之间。", "The places ({0}) must lie between 1 and 9999.")
                  .fill(facts.places())));
    }
    precedence(faults, facts.precedence());
    return faults;
  }

  static InvalidInput noUnitOn(java.util.UUID unitId, java.time.LocalDate on) {
    return new InvalidInput(
        "unitId",
        unitId.toString(),
        Text.of("在 {0}，所选机构不存在。", "The unit chosen does not exist on {0}.").fill(on));
  }

  private static void precedence(List<Fault> faults, int precedence) {
    if (precedence < 1) {
      faults.add(
          new Fault(
              "precedence",
              String.valueOf(precedence),
              Text.of("排序（{0}）应从 1 开始。", "The precedence ({0}) begins with 1.").fill(precedence)));
    }
  }

  private static void name(List<Fault> faults, String field, String name) {
    if (name.isBlank()) {
      faults.add(new Fault(field, name, Text.of("请填写名称。", "Enter the name.")));
    } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
      faults.add(
          new Fault(
              field,
              name,
              Text.of("名称最长 {0} 个字。", "A name has at most {0} characters.").fill(LONGEST_NAME)));
    }
  }

  private static void listed(
      List<Fault> faults, String field, @Nullable String value, Set<String> allowed, String table) {
    if (value == null || !allowed.contains(value)) {
      faults.add(
          new Fault(
              field,
              value,
              value == null || value.isBlank()
                  ? MISSING.getOrDefault(field, Text.of("请从列表中选择。", "Choose one of the list."))
                  : Text.of(
                          "“{0}”不在代码表 {1} 中。请从列表中选择。",
                          "“{0}” is not in the code table {1}. Choose one of the list.")
                      .fill(value, table)));
    }
  }
}
