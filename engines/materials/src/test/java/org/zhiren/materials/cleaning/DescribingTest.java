package org.zhiren.materials.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Topic;

/** Invented documents in the layouts of the field. */
class DescribingTest {

  private static final String NOTICE =
      """
      000012
      秘密★1年
      特急
      中共青禾州委组织部文件
      青组发〔2025〕12号　　　　签发人：林示例
      中共青禾州委组织部
      关于做好2025年度公务员考核工作的通知
      各县（市）委组织部，州直各单位党组（党委）：
      　　为做好年度考核工作，加强干部队伍建设，现将有关事项通知如下。
      　　一、充分认识考核工作的重要性。干部考核是选拔任用干部的基础。
      　　附件：1. 考核登记表
      　　　　　2. 优秀等次名额分配表
      　　　　　　　　　中共青禾州委组织部
      　　　　　　　　　2025年11月20日
      抄送：州纪委监委，州委办公室。
      中共青禾州委组织部办公室　　　2025年11月21日印发
      """;

  @Test
  void theElementsOfTheStandardAreRead() {
    Particulars read = Describing.describe(NOTICE);
    assertThat(read.secrecy()).isEqualTo("秘密★1年");
    assertThat(read.urgency()).isEqualTo("特急");
    assertThat(read.number()).isEqualTo("青组发〔2025〕12号");
    assertThat(read.signer()).isEqualTo("林示例");
    assertThat(read.title()).isEqualTo("中共青禾州委组织部关于做好2025年度公务员考核工作的通知");
    assertThat(read.kind()).isEqualTo(Kind.NOTICE);
    assertThat(read.addressees()).startsWith("各县（市）委组织部");
    assertThat(read.attachments()).containsExactly("考核登记表", "优秀等次名额分配表");
    assertThat(read.organ()).isEqualTo("中共青禾州委组织部");
    assertThat(read.date()).isEqualTo(LocalDate.of(2025, 11, 20));
    assertThat(read.level()).isEqualTo(Level.PREFECTURE);
    assertThat(read.topics()).first().isEqualTo(Topic.CADRES);
    assertThat(read.copies()).isEqualTo("州纪委监委，州委办公室");
    assertThat(read.printed()).isEqualTo("中共青禾州委组织部办公室 2025年11月21日");
  }

  @Test
  void aSpeechHasItsDateUnderTheTitle() {
    Particulars read = Describing.describe("在全州组织工作会议上的讲话\n（2023年7月5日）\n李某某\n同志们：\n今天的会议很重要。");
    assertThat(read.title()).isEqualTo("在全州组织工作会议上的讲话");
    assertThat(read.kind()).isEqualTo(Kind.SPEECH);
    assertThat(read.date()).isEqualTo(LocalDate.of(2023, 7, 5));
    assertThat(read.addressees()).as("a greeting is no addressee").isNull();
    assertThat(read.number()).isNull();
    assertThat(read.secrecy()).isNull();
  }

  @Test
  void aLawHasTheDayOfItsLastDecision() {
    Particulars read =
        Describing.describe(
            """
            # 示例市公园管理条例（试行）

            2011年11月17日 示例市第十三届人民代表大会常务委员会第三十次会议通过

            2020年5月14日 示例市第十五届人民代表大会常务委员会第二十一次会议修正

            ## 第一章 总则
            第一条 为了加强公园管理，制定本条例。
            第二条 本条例自2012年1月1日起施行。
            """);
    assertThat(read.title()).isEqualTo("示例市公园管理条例（试行）");
    assertThat(read.kind()).isEqualTo(Kind.REGULATION);
    assertThat(read.date()).isEqualTo(LocalDate.of(2020, 5, 14));
    assertThat(read.organ()).isEqualTo("示例市人民代表大会常务委员会");
    assertThat(read.level()).isEqualTo(Level.PREFECTURE);
  }

  @Test
  void theDeclaredLengthIsNotPartOfTheTitle() {
    Particulars read = Describing.describe("关于某项工作的总结（2150字）\n一年来，工作有进展。");
    assertThat(read.title()).isEqualTo("关于某项工作的总结");
    assertThat(read.declaredLength()).isEqualTo(2150);
    assertThat(read.kind()).isEqualTo(Kind.SUMMARY);
  }

  @Test
  void nothingIsMadeUp() {
    Particulars read = Describing.describe("");
    assertThat(read).isEqualTo(Particulars.titled(""));
    Particulars prose = Describing.describe("2023年6月28日，会议召开。会上大家都发了言。");
    assertThat(prose.date()).isNull();
    assertThat(prose.organ()).isNull();
    assertThat(prose.kind()).isEqualTo(Kind.OTHER);
  }

  @Test
  void levelsFollowTheLowestUnit() {
    assertThat(Organs.level("国务院办公厅")).isEqualTo(Level.CENTRAL);
    assertThat(Organs.level("中共中央组织部")).isEqualTo(Level.CENTRAL);
    assertThat(Organs.level("中共贵州省委组织部")).isEqualTo(Level.PROVINCE);
    assertThat(Organs.level("上海市人民政府")).isEqualTo(Level.PROVINCE);
    assertThat(Organs.level("广西壮族自治区人民代表大会常务委员会")).isEqualTo(Level.PROVINCE);
    assertThat(Organs.level("广州市人民政府")).isEqualTo(Level.PREFECTURE);
    assertThat(Organs.level("中共青禾州委组织部")).isEqualTo(Level.PREFECTURE);
    assertThat(Organs.level("清溪县人民政府")).isEqualTo(Level.COUNTY);
    assertThat(Organs.level("中共清溪县委组织部")).isEqualTo(Level.COUNTY);
    assertThat(Organs.level("清溪县石桥镇人民政府")).isEqualTo(Level.TOWNSHIP);
    assertThat(Organs.level("某某乡村振兴局")).isNull();
  }

  @Test
  void daysInCharactersAreRead() {
    assertThat(WrittenDates.whole("二〇二三年六月二十八日")).isEqualTo("2023-06-28");
    assertThat(WrittenDates.whole("二○一九年十月十日")).isEqualTo("2019-10-10");
    assertThat(WrittenDates.whole("（2023年 6月 8日）")).isEqualTo("2023-06-08");
    assertThat(WrittenDates.whole("2023年2月30日")).isNull();
    assertThat(WrittenDates.whole("2023年6月8日至9日")).isNull();
  }
}
