package org.zhiren.reading;

import org.zhiren.explain.Text;

/** Why a file was not read. */
public enum Refusal {
  /** No such file, or no permission. */
  UNREADABLE("文件无法打开。", "The file cannot be opened."),
  /** No byte. */
  EMPTY("文件是空的。", "The file is empty."),
  /** A type that is not read. */
  NOT_SUPPORTED(
      "不支持这种文件。请另存为 docx、pdf、ofd、txt 等格式。",
      "Files of this type are not read. Maybe save it as docx, pdf, ofd or txt."),
  /** Larger than the limit. */
  TOO_LARGE("文件过大。请拆分后再导入。", "The file is too large. Maybe split it."),
  /** A password is needed. */
  PROTECTED("文件设有密码。请去除密码后再导入。", "The file is protected by a password. Maybe save it without one."),
  /** Cut off or damaged. */
  BROKEN("文件已损坏，无法读取。请重新取得原件。", "The file is damaged and cannot be read. Maybe get it again."),
  /** Built to do harm, or as if. */
  HOSTILE(
      "文件结构异常，已拒绝读取。请检查文件来源。",
      "The file is built in a way no honest file is; it was refused. Maybe check where it comes from."),
  /** Packed in packed files too deeply. */
  TOO_DEEP("压缩包嵌套过深，没有读取。", "It is packed too deeply inside other files and was not read."),
  /** The time was over. */
  TOO_SLOW("读取超时，已中止。", "Reading it took too long and was stopped."),
  /** Memory was not enough. */
  TOO_MUCH_MEMORY(
      "读取所需内存超过上限，已中止。", "Reading it needs more memory than is allowed and was stopped."),
  /** The reader died. */
  READER_FAILED(
      "读取程序异常终止，其他文件不受影响。", "The reader broke off over this file; other files are not affected."),
  /** Packed by a program other than zip. */
  ARCHIVE_NOT_OPENED(
      "7z、rar、gz 等压缩包不能打开。请在本机解压后导入文件夹，或重新压缩为 zip。",
      "Archives such as 7z, rar and gz are not opened. Unpack it and bring the folder, or pack it as"
          + " zip.");

  private final Text text;

  Refusal(String zh, String en) {
    this.text = Text.of(zh, en);
  }

  /** The reason with advice, for users. */
  public Text text() {
    return text;
  }
}
