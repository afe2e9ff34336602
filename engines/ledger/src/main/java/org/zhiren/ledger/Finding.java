package org.zhiren.ledger;

import org.zhiren.explain.Text;

/**
 * Something that {@link LedgerVerifier} found wrong.
 *
 * @param kind what kind of thing
 * @param line the line of the file, from 1; 0 if it concerns the file as a whole
 * @param detail what was found and what was expected, in both languages
 */
public record Finding(Kind kind, long line, Text detail) {

  /** The kinds of findings. */
  public enum Kind {
    /** The first line is not that of a log file, or names impossible keys. */
    BAD_HEADER("文件首行无效", "first line invalid"),
    /** A line is not what the format allows, in its one spelling. */
    UNREADABLE_LINE("行无法读取", "line unreadable"),
    /** The last line is missing, or something follows it. */
    CUT("文件不完整", "file incomplete"),
    /** Counts or hash of the last line differ from the file. */
    WRONG_SUM("文件校验和不符", "file sum differs"),
    /** Entries are missing, repeated or out of order. */
    BROKEN_SEQUENCE("条目顺序中断", "sequence broken"),
    /** An entry differs from the leaf hash that stands beside it. */
    CHANGED_ENTRY("条目内容被改动", "entry changed"),
    /** The entries do not give the root that was signed. */
    WRONG_ROOT("条目与签名的根不符", "entries differ from the signed root"),
    /** A signature does not verify. */
    BAD_SIGNATURE("签名无效", "signature invalid"),
    /** A checkpoint is not signed by a trusted key of the log. */
    NOT_SIGNED("检查点未由可信密钥签名", "checkpoint not signed by a trusted key"),
    /** A signature by a key that nobody named. */
    UNKNOWN_SIGNER("未知签名者", "unknown signer"),
    /** A checkpoint of another log, or at another place than its size says. */
    MISPLACED_CHECKPOINT("检查点位置或来源不符", "checkpoint misplaced"),
    /** No checkpoint covers the last entries: changes in them could not be seen. */
    NOT_COVERED("末尾条目没有检查点", "last entries not covered by a checkpoint"),
    /** A value does not open its commitment, or opens one that the entry has not. */
    WRONG_OPENING("明文与承诺不符", "opening does not match its commitment"),
    /** The file is older than the checkpoint that the reader holds. */
    ROLLBACK("日志被回退", "log rolled back"),
    /** Two signed heads contradict each other. */
    FORK("日志出现分叉", "log forked"),
    /** Too few witnesses cosigned the last checkpoint. */
    TOO_FEW_WITNESSES("见证签名不足", "too few witnesses");

    private final Text title;

    Kind(String zh, String en) {
      this.title = Text.of(zh, en);
    }

    /** A short name. */
    public Text title() {
      return title;
    }
  }
}
