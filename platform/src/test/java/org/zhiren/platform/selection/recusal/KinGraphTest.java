package org.zhiren.platform.selection.recusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Near relatives by the graph, against their definition over a whole genealogy. */
class KinGraphTest {

  private static final LocalDate BIRTH = LocalDate.of(1950, 3, 1);

  private static UUID id(int number) {
    return new UUID(7, number);
  }

  private static KinGraph.Tie tie(int person, String relation, int relative) {
    return new KinGraph.Tie(id(person), "甲" + person, relation, id(relative), "甲" + relative, null);
  }

  private static KinGraph.Tie unfiled(
      int person, String relation, String name, @Nullable LocalDate birth) {
    return new KinGraph.Tie(id(person), "甲" + person, relation, null, name, birth);
  }

  /** People with parents and one spouse. */
  private static final class Genealogy {
    final List<int[]> parents = new ArrayList<>();
    final List<Integer> spouse = new ArrayList<>();

    int born(int father, int mother) {
      parents.add(new int[] {father, mother});
      spouse.add(-1);
      return parents.size() - 1;
    }

    void marry(int one, int other) {
      spouse.set(one, other);
      spouse.set(other, one);
    }

    Set<Integer> parents(int person) {
      Set<Integer> found = new HashSet<>();
      for (int parent : parents.get(person)) {
        if (parent >= 0) {
          found.add(parent);
        }
      }
      return found;
    }

    Set<Integer> children(int person) {
      Set<Integer> found = new HashSet<>();
      for (int other = 0; other < parents.size(); other++) {
        if (parents(other).contains(person)) {
          found.add(other);
        }
      }
      return found;
    }

    Set<Integer> siblings(int person) {
      Set<Integer> found = each(parents(person), this::children);
      found.remove(person);
      return found;
    }

    Set<Integer> spouses(int person) {
      return spouse.get(person) < 0 ? Set.of() : Set.of(spouse.get(person));
    }

    static Set<Integer> each(Set<Integer> people, Function<Integer, Set<Integer>> next) {
      Set<Integer> found = new HashSet<>();
      people.forEach(one -> found.addAll(next.apply(one)));
      return found;
    }

    /** The definition, word for word. */
    Set<Integer> listed(int person) {
      Set<Integer> near = new HashSet<>(spouses(person));
      Set<Integer> up = Set.of(person);
      Set<Integer> down = Set.of(person);
      for (int generation = 0; generation < 3; generation++) {
        up = each(up, this::parents);
        down = each(down, this::children);
        near.addAll(up);
        near.addAll(down);
      }
      Set<Integer> collateral = new HashSet<>(siblings(person));
      Set<Integer> uncles = each(parents(person), this::siblings);
      collateral.addAll(uncles);
      collateral.addAll(each(siblings(person), this::children));
      collateral.addAll(each(uncles, this::children));
      near.addAll(collateral);
      near.addAll(each(spouses(person), this::parents));
      Set<Integer> inLaws = each(spouses(person), this::siblings);
      near.addAll(inLaws);
      near.addAll(each(inLaws, this::spouses));
      Set<Integer> childrenInLaw = each(children(person), this::spouses);
      near.addAll(childrenInLaw);
      near.addAll(each(childrenInLaw, this::parents));
      near.addAll(each(collateral, this::spouses));
      near.remove(person);
      return near;
    }
  }

  private static Genealogy random(Random random) {
    Genealogy all = new Genealogy();
    List<Integer> generation = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      generation.add(all.born(-1, -1));
    }
    for (int depth = 0; depth < 3; depth++) {
      List<Integer> next = new ArrayList<>();
      List<Integer> single = new ArrayList<>(generation);
      while (single.size() > 1) {
        int one = single.removeFirst();
        int other = single.remove(random.nextInt(single.size()));
        if (random.nextInt(5) > 0 && !all.siblings(one).contains(other)) {
          all.marry(one, other);
          int children = random.nextInt(4);
          for (int i = 0; i < children; i++) {
            next.add(all.born(one, other));
          }
        }
      }
      generation = next;
    }
    return all;
  }

  @Test
  void theGraphFindsExactlyTheNearRelativesOfTheDefinition() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int found = 0;
    for (int run = 0; run < 60; run++) {
      Genealogy all = random(random);
      int size = all.parents.size();
      List<KinGraph.Tie> ties = new ArrayList<>();
      for (int person = 0; person < size; person++) {
        int own = person;
        all.parents(person).forEach(other -> ties.add(tie(own, "父亲", other)));
        all.spouses(person).forEach(other -> ties.add(tie(own, "妻子", other)));
        all.children(person).forEach(other -> ties.add(tie(own, "长女", other)));
      }
      KinGraph graph = new KinGraph(ties);
      for (int one = 0; one < size; one++) {
        for (int other = 0; other < size; other++) {
          boolean near = all.listed(one).contains(other) || all.listed(other).contains(one);
          assertThat(graph.between(id(one), id(other)).isPresent())
              .as("seed %d, run %d, %d and %d", seed, run, one, other)
              .isEqualTo(near);
          found += near ? 1 : 0;
        }
      }
    }
    assertThat(found).as("seed %d", seed).isGreaterThan(1_000);
  }

  @Test
  void thePathNamesEachTieAndWorksFromBothSides() {
    KinGraph graph = new KinGraph(List.of(tie(1, "妻子", 2), tie(3, "妹妹", 2)));
    KinPath path = graph.between(id(1), id(3)).orElseThrow();
    assertThat(path.path().zh()).isEqualTo("甲1 — 配偶 — 甲2 — 兄弟姐妹 — 甲3");
    assertThat(path.kind().zh()).isEqualTo("近姻亲");
    assertThat(path.certain()).isTrue();
    assertThat(graph.between(id(3), id(1)).orElseThrow().path().zh())
        .isEqualTo("甲3 — 兄弟姐妹 — 甲2 — 配偶 — 甲1");
    assertThat(graph.near(id(1))).containsOnlyKeys(id(2), id(3));
  }

  @Test
  void relationsOfSeveralStepsAreUnderstood() {
    KinGraph graph =
        new KinGraph(List.of(tie(1, "岳父", 2), tie(1, "表弟", 3), tie(1, "女婿", 4), tie(1, "外祖母", 5)));
    assertThat(graph.between(id(2), id(1)).orElseThrow().kind().zh()).isEqualTo("近姻亲");
    assertThat(graph.between(id(3), id(1)).orElseThrow().kind().zh()).isEqualTo("三代以内旁系血亲");
    assertThat(graph.between(id(1), id(4)).orElseThrow().kind().zh()).isEqualTo("近姻亲");
    assertThat(graph.between(id(5), id(1)).orElseThrow().kind().zh()).isEqualTo("直系血亲");
    // The cousin's cousin on the other side is nobody to me.
    assertThat(graph.between(id(2), id(3))).isEmpty();
  }

  @Test
  void aSharedRelativeWithoutAFileIsAQuestionAndNotAFinding() {
    KinGraph graph =
        new KinGraph(List.of(unfiled(1, "父亲", "甲老", BIRTH), unfiled(2, "父亲", "甲老", BIRTH)));
    KinPath path = graph.between(id(1), id(2)).orElseThrow();
    assertThat(path.certain()).isFalse();
    assertThat(path.kind().zh()).isEqualTo("三代以内旁系血亲");
    // An equal name alone, or with another birth date, says nothing.
    assertThat(
            new KinGraph(List.of(unfiled(1, "父亲", "甲老", null), unfiled(2, "父亲", "甲老", null)))
                .between(id(1), id(2)))
        .isEmpty();
    assertThat(
            new KinGraph(
                    List.of(
                        unfiled(1, "父亲", "甲老", BIRTH), unfiled(2, "父亲", "甲老", BIRTH.plusDays(1))))
                .between(id(1), id(2)))
        .isEmpty();
  }

  @Test
  void aCertainPathGoesBeforeAShorterUncertainOne() {
    KinGraph graph =
        new KinGraph(
            List.of(
                unfiled(1, "父亲", "甲老", BIRTH),
                unfiled(2, "父亲", "甲老", BIRTH),
                tie(1, "母亲", 3),
                tie(3, "妹妹", 4),
                tie(4, "儿子", 2)));
    KinPath path = graph.between(id(1), id(2)).orElseThrow();
    assertThat(path.certain()).isTrue();
    assertThat(path.path().zh()).contains("甲3", "甲4");
  }

  @Test
  void strangersAndOneselfAreNoRelatives() {
    KinGraph graph = new KinGraph(List.of(tie(1, "妻子", 2)));
    assertThat(graph.between(id(1), id(9))).isEmpty();
    assertThat(graph.between(id(1), id(1))).isEmpty();
    assertThat(KinStep.of("其他")).isEmpty();
    assertThat(KinStep.of("二女婿")).containsExactly(KinStep.CHILD, KinStep.SPOUSE);
    assertThat(KinStep.of("其他女儿")).containsExactly(KinStep.CHILD);
    assertThat(KinStep.of("妻子")).containsExactly(KinStep.SPOUSE);
  }
}
