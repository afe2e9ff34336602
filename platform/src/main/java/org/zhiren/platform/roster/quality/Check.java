package org.zhiren.platform.roster.quality;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.QuotaItem;

/**
 * A data check.
 *
 * @param id stable name
 * @param group simple, repeated, of principle
 * @param severity how grave
 * @param informationClass what one must see of a person to see the finding
 * @param title in a few words
 * @param about what the rule is and where it comes from
 * @param finding what is found, with places for up to three facts
 * @param advice what to do
 * @param sql the query; {@code null} if it is computed
 */
public record Check(
    String id,
    Group group,
    Severity severity,
    InformationClass informationClass,
    Text title,
    Text about,
    Text finding,
    Text advice,
    @Nullable String sql) {

  /** The three kinds of faults (简单性、重复性、原则性错误). */
  public enum Group {
    /** 简单性错误: cannot be so. */
    SIMPLE(Text.of("简单性错误", "simple")),
    /** 重复性错误: twice, or again and again. */
    REPEATED(Text.of("重复性错误", "repeated")),
    /** 原则性错误: breaks a limit of law or discipline. */
    PRINCIPLE(Text.of("原则性错误", "of principle"));

    private final Text text;

    Group(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** How grave a finding is. */
  public enum Severity {
    /** 差错: wrong. */
    FAULT(Text.of("差错", "fault"), "late"),
    /** 存疑: probably wrong. */
    DOUBT(Text.of("存疑", "doubt"), "attention"),
    /** 提示: incomplete, or to be noted. */
    NOTE(Text.of("提示", "note"), "neutral");

    private final Text text;
    private final String look;

    Severity(Text text, String look) {
      this.text = text;
      this.look = look;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The look of its tag. */
    public String look() {
      return look;
    }
  }

  /** What was found, with its facts; official names among them are put into English. */
  public Text finding(java.util.List<String> facts) {
    return finding.fill(
        facts.stream()
            .map(fact ->
                fact.isBlank() ? fact : QuotaItem.named(fact).orElseGet(() -> CodeNames.text(fact)))
            .toArray());
  }
}
