package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/** The light of a target; the order is from the best to the worst, unknown last. */
public enum Light {
  /** On course. */
  GREEN(Text.of("绿灯", "green"), Text.of("进展正常", "on course")),
  /** Behind, to be watched. */
  YELLOW(Text.of("黄灯", "yellow"), Text.of("进展偏慢", "behind")),
  /** Far behind or overdue. */
  RED(Text.of("红灯", "red"), Text.of("明显滞后", "far behind")),
  /** Cannot be told: no value, or one too old. Never shown as green. */
  GREY(Text.of("灰灯", "grey"), Text.of("情况不明", "not known"));

  private final Text text;
  private final Text meaning;

  Light(Text text, Text meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** The colour in words; colour alone never carries a meaning. */
  public Text text() {
    return text;
  }

  /** What it means. */
  public Text meaning() {
    return meaning;
  }
}
