package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.shell.InvalidInput;

/** Changes in which several units or their posts take part. */
class ReorganizingTest extends ChangingOrganization {

  @Autowired private Staffing staffing;
  @Autowired private MergingUnits merging;
  @Autowired private SplittingUnit splitting;
  @Autowired private ReorderingUnits reordering;
  @Autowired private ChangingPost changing;
  @Autowired private AbolishingPost abolishing;

  @Test
  void mergingMovesPostsAndUnitsAndEndsTheRest() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID source = found("体育局", top);
      UUID target = found("教育局", top);
      UUID below = found("体校", source);
      UUID kept = creating.create(Sample.post(source, "副局长"), Sample.on("2011-01-01"));
      UUID ended = creating.create(Sample.post(source, "局长"), Sample.on("2011-01-01"));
      merging.merge(
          new MergingUnits.Plan(
              Map.of(source, version(source)),
              Map.entry(target, version(target)),
              null,
              Set.of(ended)),
          Sample.on("2018-01-01"));

      assertThat(units.find(source, day("2018-01-01"))).isEmpty();
      assertThat(units.find(source, day("2017-12-31"))).isPresent();
      assertThat(posts.find(kept, day("2018-01-01")).orElseThrow().unitId()).isEqualTo(target);
      assertThat(posts.find(kept, day("2017-12-31")).orElseThrow().unitId()).isEqualTo(source);
      assertThat(posts.find(ended, day("2018-01-01"))).isEmpty();
      assertThat(units.find(below, day("2018-01-01")).orElseThrow().parentId()).isEqualTo(target);

      undoing.undo(changes.ofUnit(source).getFirst().id(), "撤销合并");
      assertThat(units.find(source, day("2018-01-01"))).isPresent();
      assertThat(posts.find(kept, day("2018-01-01")).orElseThrow().unitId()).isEqualTo(source);
      return true;
    });
  }

  @Test
  void splittingMovesOnlyWhatWasChosen() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID source = found("大局", top);
      UUID stays = creating.create(Sample.post(source, "局长"), Sample.on("2011-01-01"));
      UUID goes = creating.create(Sample.post(source, "处长"), Sample.on("2011-01-01"));
      UUID part =
          splitting
              .split(
                  source,
                  version(source),
                  List.of(new SplittingUnit.Part(Sample.unit("新局", top), Set.of(goes), Set.of())),
                  Sample.on("2019-01-01"))
              .getFirst();

      assertThat(posts.of(part, day("2019-01-01"))).extracting(Post::id).containsExactly(goes);
      assertThat(posts.of(source, day("2019-01-01"))).extracting(Post::id).containsExactly(stays);
      return true;
    });
  }

  @Test
  void theOrderIsTheWholeOrder() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID a = found("甲", top);
      UUID b = found("乙", top);
      UUID c = found("丙", top);
      reordering.reorder(top, List.of(c, a, b), Sample.on("2020-01-01"));

      assertThat(units.children(top, day("2020-01-01")))
          .extracting(node -> node.unit().id())
          .containsExactly(c, a, b);
      assertThatThrownBy(() -> reordering.reorder(top, List.of(a, b), Sample.on("2021-01-01")))
          .isInstanceOf(InvalidInput.class);
      return true;
    });
  }

  @Test
  void postsChangeAndEndOnTheirDay() throws Exception {
    asSystem(() -> {
      UUID unit = found("单位", root("根"));
      UUID post = creating.create(Sample.post(unit, "主任"), Sample.on("2011-01-01"));
      changing.change(post, postVersion(post), Sample.post(unit, "局长"), Sample.on("2012-01-01"));
      abolishing.abolish(post, postVersion(post), Sample.on("2013-01-01"));

      assertThat(posts.find(post, day("2011-12-31")).orElseThrow().name()).isEqualTo("主任");
      assertThat(posts.find(post, day("2012-12-31")).orElseThrow().name()).isEqualTo("局长");
      assertThat(posts.find(post, day("2013-01-01"))).isEmpty();
      return true;
    });
  }

  @Test
  void quotasStandBesidePlaces() throws Exception {
    asSystem(() -> {
      UUID unit = found("单位", root("根"));
      creating.create(Sample.post(unit, "主任"), Sample.on("2011-01-01"));
      setting.set(unit, version(unit), QuotaItem.CHIEF, 2, Sample.on("2012-01-01"));

      Staffing.Line line = staffing.of(unit, day("2012-01-01")).getFirst();
      assertThat(line.item()).isEqualTo(QuotaItem.CHIEF);
      assertThat(line.quota()).isEqualTo(2);
      assertThat(line.places()).isEqualTo(1);
      assertThat(line.occupied()).as("nobody holds it").isZero();
      return true;
    });
  }
}
