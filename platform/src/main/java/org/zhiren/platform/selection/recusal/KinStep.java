package org.zhiren.platform.selection.recusal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.NearKin;

/**
 * A step of kinship: what the next person is to the one before. A relation is a word of steps, for
 * instance 岳父 = {@code SPOUSE PARENT}.
 */
enum KinStep {
  /** 父母. */
  PARENT(Text.of("父母", "parent")),
  /** 子女. */
  CHILD(Text.of("子女", "child")),
  /** 配偶. */
  SPOUSE(Text.of("配偶", "spouse")),
  /** 兄弟姐妹. */
  SIBLING(Text.of("兄弟姐妹", "sibling"));

  /** 直系血亲, up to great-grandparents. */
  private static final int GENERATIONS = 3;

  private static final Set<List<KinStep>> COLLATERAL =
      Set.of(
          List.of(SIBLING),
          List.of(PARENT, SIBLING),
          List.of(SIBLING, CHILD),
          List.of(PARENT, SIBLING, CHILD));

  /** 近姻亲 as the regulation lists them, from one side; the other side reads them backwards. */
  private static final Set<List<KinStep>> AFFINITY =
      Set.of(
          List.of(SPOUSE, PARENT),
          List.of(SPOUSE, SIBLING),
          List.of(SPOUSE, SIBLING, SPOUSE),
          List.of(CHILD, SPOUSE),
          List.of(CHILD, SPOUSE, PARENT),
          List.of(SIBLING, SPOUSE),
          List.of(PARENT, SIBLING, SPOUSE),
          List.of(SIBLING, CHILD, SPOUSE),
          List.of(PARENT, SIBLING, CHILD, SPOUSE));

  private final Text text;

  KinStep(Text text) {
    this.text = text;
  }

  /** In words. */
  Text text() {
    return text;
  }

  /** What the one before is to the next person. */
  KinStep back() {
    return switch (this) {
      case PARENT -> CHILD;
      case CHILD -> PARENT;
      case SPOUSE -> SPOUSE;
      case SIBLING -> SIBLING;
    };
  }

  /** The word read from the other end. */
  static List<KinStep> back(List<KinStep> word) {
    List<KinStep> back = new ArrayList<>();
    for (KinStep step : word) {
      back.addFirst(step.back());
    }
    return back;
  }

  /**
   * Joins a word and further steps and shortens: the child of a parent is a sibling, the spouse's
   * child a child, and so on. Two steps that lead back to where they came from vanish.
   */
  static List<KinStep> join(List<KinStep> word, List<KinStep> more) {
    List<KinStep> joined = new ArrayList<>(word);
    for (KinStep step : more) {
      add(joined, step);
    }
    return joined;
  }

  private static void add(List<KinStep> word, KinStep step) {
    if (word.isEmpty()) {
      word.add(step);
      return;
    }
    KinStep last = word.getLast();
    Optional<List<KinStep>> shorter = shortened(last, step);
    if (shorter.isEmpty()) {
      word.add(step);
      return;
    }
    word.removeLast();
    // What the two became may be shortened once more with what stands before.
    shorter.get().forEach(one -> add(word, one));
  }

  private static Optional<List<KinStep>> shortened(KinStep one, KinStep other) {
    return switch (one) {
      case PARENT ->
          switch (other) {
            case CHILD -> Optional.of(List.of(SIBLING));
            case SPOUSE -> Optional.of(List.of(PARENT));
            default -> Optional.empty();
          };
      case CHILD ->
          switch (other) {
            case PARENT -> Optional.of(List.of(SPOUSE));
            case SIBLING -> Optional.of(List.of(CHILD));
            default -> Optional.empty();
          };
      case SPOUSE ->
          switch (other) {
            case SPOUSE -> Optional.of(Collections.emptyList());
            case CHILD -> Optional.of(List.of(CHILD));
            default -> Optional.empty();
          };
      case SIBLING ->
          switch (other) {
            case PARENT -> Optional.of(List.of(PARENT));
            case SIBLING -> Optional.of(List.of(SIBLING));
            default -> Optional.empty();
          };
    };
  }

  /** Which near relation a shortened word is, from either side; empty for none. */
  static Optional<NearKin> near(List<KinStep> word) {
    if (word.equals(List.of(SPOUSE))) {
      return Optional.of(NearKin.SPOUSES);
    }
    boolean line =
        !word.isEmpty()
            && word.size() <= GENERATIONS
            && (word.stream().allMatch(step -> step == PARENT)
                || word.stream().allMatch(step -> step == CHILD));
    if (line) {
      return Optional.of(NearKin.DIRECT);
    }
    if (COLLATERAL.contains(word)) {
      return Optional.of(NearKin.COLLATERAL);
    }
    return AFFINITY.contains(word) || AFFINITY.contains(back(word))
        ? Optional.of(NearKin.AFFINITY)
        : Optional.empty();
  }

  /**
   * The steps of a relation by its name in GB/T 4761; empty for a name that says nothing definite,
   * such as 其他亲属.
   */
  static List<KinStep> of(String relation) {
    return switch (relation) {
      case "丈夫", "妻子", "夫", "妻", "配偶" -> List.of(SPOUSE);
      case "父亲", "母亲", "父", "母", "继父", "继母", "养父", "养母" -> List.of(PARENT);
      case "哥哥", "弟弟", "姐姐", "妹妹", "兄", "弟", "姐", "妹", "兄弟姐妹" -> List.of(SIBLING);
      case "公公", "婆婆", "岳父", "岳母" -> List.of(SPOUSE, PARENT);
      case "祖父", "祖母", "外祖父", "外祖母" -> List.of(PARENT, PARENT);
      case "曾祖父", "曾祖母" -> List.of(PARENT, PARENT, PARENT);
      case "孙子", "孙女", "外孙子", "外孙女" -> List.of(CHILD, CHILD);
      case "嫂子", "弟媳", "姐夫", "妹夫" -> List.of(SIBLING, SPOUSE);
      case "伯父", "叔父", "舅父", "姨母", "姑母" -> List.of(PARENT, SIBLING);
      case "伯母", "婶母", "舅母", "姨父", "姑父" -> List.of(PARENT, SIBLING, SPOUSE);
      case "堂兄", "堂弟", "堂姐", "堂妹", "表兄", "表弟", "表姐", "表妹" -> List.of(PARENT, SIBLING, CHILD);
      case "侄子", "侄女", "外甥", "外甥女" -> List.of(SIBLING, CHILD);
      default -> {
        if (relation.endsWith("女婿") || relation.endsWith("儿媳")) {
          yield List.of(CHILD, SPOUSE);
        }
        boolean child = relation.endsWith("子") || relation.endsWith("女") || relation.endsWith("女儿");
        yield child && !relation.contains("其他亲属") ? List.of(CHILD) : List.of();
      }
    };
  }
}
