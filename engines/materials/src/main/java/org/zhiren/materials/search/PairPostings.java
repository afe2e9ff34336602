package org.zhiren.materials.search;

import org.jspecify.annotations.Nullable;

/** The documents and positions of one pair of a batch, read from the sorted tokens. */
final class PairPostings extends PostingsReadOnce {

  private final BatchTexts texts;
  private Inversion.@Nullable Part part;

  /** The token whose position is next. */
  private int at;

  /** The first token of the next document. */
  private int documentEnd;

  private int end;
  private int frequency;

  PairPostings(BatchTexts texts) {
    this.texts = texts;
  }

  /** Goes before the first document of the tokens of one pair. */
  PairPostings of(Inversion.Part tokens, int from, int to) {
    part = tokens;
    at = from;
    documentEnd = from;
    end = to;
    document = -1;
    return this;
  }

  @Override
  public int nextDoc() {
    at = documentEnd;
    if (part == null || at == end) {
      document = NO_MORE_DOCS;
      return document;
    }
    document = texts.document(part.place(at));
    int next = texts.start(document + 1);
    while (documentEnd < end && part.place(documentEnd) < next) {
      documentEnd++;
    }
    frequency = documentEnd - at;
    return document;
  }

  @Override
  public int freq() {
    return frequency;
  }

  @Override
  public int nextPosition() {
    if (part == null) {
      throw new IllegalStateException("There is no pair.");
    }
    return texts.position(part.place(at++), document);
  }

  @Override
  public long cost() {
    return end - at;
  }
}
