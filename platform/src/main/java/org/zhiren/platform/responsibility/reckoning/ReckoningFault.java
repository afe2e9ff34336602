package org.zhiren.platform.responsibility.reckoning;

import org.zhiren.explain.Text;

/** Input that cannot be reckoned with; says in both languages what is wrong and what to do. */
public final class ReckoningFault extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Text text;

  ReckoningFault(Text text) {
    super(text.en());
    this.text = text;
  }

  ReckoningFault(Text text, Throwable cause) {
    super(text.en(), cause);
    this.text = text;
  }

  /** The sentence for the user. */
  public Text text() {
    return text;
  }
}
