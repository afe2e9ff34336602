package org.zhiren.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks of state secrets, and what only looks like one. */
class SecrecyMarkTest {

  private static final String BODY =
      "\n中共示例州委文件\n示发〔2026〕1号\n关于做好工作的通知\n各县市：\n" + "正文。\n".repeat(60);

  @ParameterizedTest
  @CsvSource({
    "机密★1年, SECRET",
    "绝密★长期, TOP_SECRET",
    "秘密★启用前, CONFIDENTIAL",
    "秘　密, CONFIDENTIAL",
    "机密 ★ 10年, SECRET",
    "绝密级, TOP_SECRET",
    "000001　　机密★1年　　特急, SECRET",
    "000012机密★5年特急, SECRET",
    "密级：机密, SECRET",
    "密级: 秘密 保密期限：10年, CONFIDENTIAL",
    "【秘密】, CONFIDENTIAL",
    "（机密）, SECRET",
    "★秘密, CONFIDENTIAL",
    "秘密·3年, CONFIDENTIAL",
    "示例文件　　　　　　绝密, TOP_SECRET"
  })
  void marksAreFound(String line, SecrecyMark.Grade grade) {
    assertThat(SecrecyMark.of(line + BODY))
        .hasValueSatisfying(mark -> assertThat(mark.grade()).isEqualTo(grade));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "保密工作要点",
        "关于加强机密文件管理的通知",
        "商业秘密",
        "保守国家秘密法",
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "标注为“机密★1年”的文件应当登记。",
        "秘密工作者的一生",
        "密级和保密期限",
        "内部资料 注意保存",
        "机密局",
        "秘密投票",
        "绝密飞行",
        "保密期限：无"
      })
  void nearMissesAreNone(String line) {
    assertThat(SecrecyMark.of(line + BODY)).isEmpty();
  }

  @Test
  void aMarkDeepInTheTextIsTalkOfMarks() {
    String text = "关于定密工作的办法\n" + "正文。\n".repeat(30) + "机密★1年\n" + "正文。\n".repeat(30);
    assertThat(SecrecyMark.of(text)).isEmpty();
  }

  @Test
  void theHeadOfThePagesTheFileAndItsNameCountToo() {
    assertThat(SecrecyMark.of("正文。\n".repeat(60) + "机密"))
        .hasValueSatisfying(mark -> assertThat(mark.written()).isEqualTo("机密"));
    assertThat(SecrecyMark.of("正文", Map.of("keywords", "干部；秘密"), ""))
        .hasValueSatisfying(
            mark -> assertThat(mark.place()).isEqualTo(SecrecyMark.Place.PARTICULARS));
    assertThat(SecrecyMark.of("正文", Map.of("密级", "机密级"), "")).isPresent();
    assertThat(SecrecyMark.of("正文", Map.of("密级", "非密"), "")).isEmpty();
    assertThat(SecrecyMark.of("正文", Map.of("title", "机密文件管理办法"), "")).isEmpty();
    assertThat(SecrecyMark.of("正文", Map.of(), "【机密】会议纪要.docx")).isPresent();
    assertThat(SecrecyMark.of("正文", Map.of(), "会议纪要（绝密）.docx")).isPresent();
    assertThat(SecrecyMark.of("正文", Map.of(), "保密工作总结.docx")).isEmpty();
    assertThat(SecrecyMark.of("正文", Map.of(), "机密文件管理办法.docx")).isEmpty();
  }

  @Test
  void ofSeveralMarksTheHighestHolds() {
    assertThat(SecrecyMark.of("秘密★1年" + BODY, Map.of(), "（绝密）通知.docx"))
        .hasValueSatisfying(
            mark -> assertThat(mark.grade()).isEqualTo(SecrecyMark.Grade.TOP_SECRET));
  }
}
