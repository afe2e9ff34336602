package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.zhiren.demo.papers.Paper;

/** One pool for all tests, and the paper they read. */
final class Readers {

  static final DocumentReaders SHARED =
      DocumentReaders.open(ReaderSettings.STANDARD.inProcesses(1));

  static final String LONG = "坚持公道正派选人用人，在一线考察识别干部，大胆使用敢于担当、善于作为的干部，推动形成能者上、优者奖、庸者下、劣者汰的正确导向。";

  static final Paper PAPER =
      new Paper(
          "关于做好2026年干部教育培训工作的通知",
          List.of("#一、总体要求", LONG, "#二、主要任务", "1.突出政治训练；2.强化履职能力培训 <b>&co</b>。", "请认真贯彻执行。"),
          List.of(
              List.of("姓名", "单位", "学时"), List.of("张三", "县委办", "110"), List.of("李四", "财政局", "96")));

  private Readers() {}

  static ReadDocument read(String name, byte[] content) {
    ReadOutcome outcome = SHARED.read(name, content);
    assertThat(outcome).as("outcome of %s", name).isInstanceOf(ReadOutcome.Read.class);
    return ((ReadOutcome.Read) outcome).document();
  }

  static ReadOutcome.Refused refused(String name, byte[] content) {
    ReadOutcome outcome = SHARED.read(name, content);
    assertThat(outcome).as("outcome of %s", name).isInstanceOf(ReadOutcome.Refused.class);
    return (ReadOutcome.Refused) outcome;
  }

  /** Text without blanks and breaks, as search sees it. */
  static String dense(String text) {
    return text.replaceAll("[\\s\\u3000]+", "");
  }
}
