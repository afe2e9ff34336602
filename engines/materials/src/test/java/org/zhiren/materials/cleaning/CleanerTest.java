package org.zhiren.materials.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.References;
import org.zhiren.materials.Span;
import org.zhiren.materials.WordCount;

/** Advertisement goes, the document stays, and everything can be put back. */
class CleanerTest {

  private static final String SPEECH =
      "在理论学习中心组专题研讨会上的讲话（1200字）\n同志们：\n今天，我们召开专题研讨会。要练就察人识人的“慧眼”，"
          + "不断提高选人的“精准度”。\n第一，必须坚定理想信念。党员会员代表、工会会员都要带头学。\n我就讲这些。谢谢！";

  private static final String ADVERTISEMENT =
      "【好写素材库】——每天更新材料2000多篇内部高质量素材，会员群同步更新，一键精准搜索、一键下载，微信：abc12345\n"
          + "欢迎加入“好写素材库vip会员”，轻松解决您的素材需求！添加客服：13900000000，谨防假冒！"
          + "[【好写服务】高质量，绝对%&保密，包满^意，直接添@加#客服：，为您提供高质量服务！]\n\n##paidend##\n";

  private final Cleaner cleaner = new Cleaner();

  @Test
  void whatASellerAddedGoes() {
    Cleaning cleaning = cleaner.clean(SPEECH + ADVERTISEMENT);
    assertThat(cleaning.text()).isEqualTo(SPEECH);
    assertThat(cleaning.removals()).extracting(Removal::rule).contains(Removal.Rule.ADVERTISEMENT);
    assertThat(cleaning.removals().getFirst().signs()).isNotEmpty();
  }

  @Test
  void aCleanTextStays() {
    assertThat(cleaner.clean(SPEECH).removals()).isEmpty();
    for (String honest :
        List.of(
            "经营者应当公布客服电话，受理消费者投诉。",
            "第二十条 会员大会由全体会员组成，会员享有选举权。",
            "各单位要加强信息平台建设，做好素材收集和材料更新。",
            "本条例自2020年1月1日起施行。",
            "违反本规定的，由市场监督管理部门责令改正，没收违法所得。",
            "禁止为考试提供代考、代写等服务。",
            "联系电话：0000-12345678（组织部办公室）")) {
      assertThat(cleaner.clean(SPEECH + "\n" + honest).text())
          .as(honest)
          .isEqualTo(SPEECH + "\n" + honest);
    }
  }

  @Test
  void markersPageNumbersAndFurnitureGo() {
    Cleaning cleaning =
        cleaner.clean(
            "当前位置：首页 > 文件\n标题\n正文第一段。\n— 1 —\n正文第二段。\n第 2 页 共 3 页\n##end##\n责任编辑：李某\n上一篇：甲");
    assertThat(cleaning.text()).isEqualTo("标题\n正文第一段。\n正文第二段。");
    assertThat(cleaning.removals())
        .extracting(Removal::rule)
        .contains(Removal.Rule.PAGE_NUMBER, Removal.Rule.MARKER, Removal.Rule.WEB_PAGE);
  }

  @Test
  void recurrenceTipsTheScaleButDecidesNothing() {
    Recurring.Learner learner = Recurring.learner();
    for (int i = 0; i < 20; i++) {
      learner.read("文件" + i + "。\n内容各不相同" + i + "。\n本办法自发布之日起施行。\n更多素材见小伙伴之家。");
    }
    Recurring recurring = learner.finish(5);
    String text = "一个文件。\n内容。\n本办法自发布之日起施行。\n更多素材见小伙伴之家。";
    assertThat(cleaner.clean(text).removals()).isEmpty();
    Cleaning cleaning = new Cleaner(recurring).clean(text);
    assertThat(cleaning.text()).isEqualTo("一个文件。\n内容。\n本办法自发布之日起施行。");
    assertThat(cleaning.removals())
        .singleElement()
        .extracting(Removal::rule)
        .isEqualTo(Removal.Rule.RECURRING);
  }

  @Test
  void everythingCanBePutBack() {
    long seed = Long.getLong("seed", 20261126L);
    SplittableRandom random = new SplittableRandom(seed);
    String[] parts = {
      SPEECH,
      ADVERTISEMENT,
      "\n— 3 —\n",
      "##x1##",
      "普通的一句话。",
      "\n",
      " ",
      "添加客服微信：abcdefg12",
      "【甲乙】",
      "𠮷",
      "上一篇：某文\n",
      "扫码关注公众号"
    };
    for (int run = 0; run < 500; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      String original = text.toString();
      Cleaning cleaning = cleaner.clean(original);
      String cleaned = cleaning.text();
      assertThat(Cleaning.rebuilt(cleaned, cleaning.removals()))
          .as("seed %d run %d", seed, run)
          .isEqualTo(cleaning);
      Cleaning back = cleaning;
      List<Removal> removals = new ArrayList<>(cleaning.removals());
      while (!removals.isEmpty()) {
        Removal one = removals.remove(random.nextInt(removals.size()));
        int position = back.positionOf(one);
        String before = back.text();
        back = back.putBack(one);
        assertThat(back.text())
            .isEqualTo(before.substring(0, position) + one.text() + before.substring(position));
      }
      assertThat(back.text()).isEqualTo(original);
    }
  }

  @Test
  void handsCanTakeMore() {
    Cleaning cleaning = cleaner.clean("甲乙丙丁");
    Cleaning taken = cleaning.take(new Span(1, 3), Removal.Rule.ADVERTISEMENT);
    assertThat(taken.text()).isEqualTo("甲丁");
    assertThatThrownBy(() ->
            new Cleaning(
                "甲乙", List.of(new Removal(new Span(0, 1), "丙", Removal.Rule.MARKER, List.of()))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstRealTextIsTheSpeechAlone() throws IOException {
    String seed = Files.readString(References.external("seed.txt"));
    Cleaning cleaning = cleaner.clean(seed);
    String text = cleaning.text();
    assertThat(text.length()).isEqualTo(seed.indexOf("【哒哒素材库】"));
    assertThat(seed).startsWith(text);
    Particulars particulars = Describing.describe(text);
    assertThat(particulars.declaredLength()).isEqualTo(3639);
    assertThat(WordCount.of(text.replace("（3639字）", "")).words()).isEqualTo(3637);
    assertThat(particulars.title()).endsWith("专题研讨会上的讲话");
    assertThat(particulars.date()).as("a meeting in the text is not the date").isNull();
  }
}
