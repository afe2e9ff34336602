package org.zhiren.reading;

import org.zhiren.explain.Text;

/** What whoever uses a document that was read should know. */
public enum ReadWarning {
  /** The ending of the name says something else than the content. */
  OTHER_TYPE(
      "文件内容与扩展名不符，已按内容读取。",
      "The content is not what the ending of the name says; it was read as what it is."),
  /** More text than the limit. */
  CUT("文本超过上限，后面的部分没有读取。", "The text exceeds the limit; the rest was not read."),
  /** Pages without text. */
  NO_TEXT("没有可读取的文字，可能是扫描件。", "There is no text to read. Maybe it is a scan."),
  /** Some pages only. */
  SOME_PAGES_WITHOUT_TEXT("部分页面没有文字，可能是扫描件。", "Some pages have no text. Maybe they are scans."),
  /** Macros or scripts. */
  MACROS("文件带有宏或脚本，均未运行。", "The file holds macros or scripts; none was run."),
  /** Bytes that no encoding explains. */
  DOUBTFUL_ENCODING(
      "部分字符无法识别，以�代替。", "Some characters could not be understood; � stands for them."),
  /** A damaged place that could be passed over. */
  PARTLY_BROKEN("文件部分损坏，只读取了完好的部分。", "The file is damaged in part; the sound parts were read."),
  /** Files inside that were left out. */
  ATTACHMENTS_LEFT_OUT(
      "内含文件过多或过大，部分没有读取。",
      "There are too many files inside or they are too large; some were left out.");

  private final Text text;

  ReadWarning(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The warning, for users. */
  public Text text() {
    return text;
  }
}
