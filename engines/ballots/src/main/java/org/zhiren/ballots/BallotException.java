package org.zhiren.ballots;

import org.zhiren.explain.Text;

/**
 * Something that was handed in is refused: malformed data, a ballot that does not hold, a message
 * of a key ceremony that does not fit. Nothing was changed.
 */
public final class BallotException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Text text;

  /** Refused for the reason {@code text}. */
  public BallotException(Text text) {
    super(text.en());
    this.text = text;
  }

  /** The reason, in both languages. */
  public Text text() {
    return text;
  }

  /** The same reason, with the place before it. */
  BallotException at(Text place) {
    BallotException exception =
        new BallotException(Text.of("{0}：{1}", "{0}: {1}").fill(place, text));
    exception.addSuppressed(this);
    return exception;
  }
}
