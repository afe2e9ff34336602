package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Documents that become one segment together. Their texts are kept as they are; whatever else a
 * document has goes into a small index of Lucene's in memory. For one thread at a time.
 */
final class Batch implements Closeable {

  /** Lucene begins a second segment at 2 GiB: the batch is full long before. */
  private static final double BUFFER_MEBIBYTES = 1900;

  private static final long MOST_BUFFERED_BYTES = 256L << 20;

  private final BatchTexts texts = new BatchTexts();
  private final Set<String> ids = new HashSet<>();
  private final Directory directory = new ByteBuffersDirectory();
  private final IndexWriter others;
  private final int mostCharacters;
  private final TokenStream nothing = new Nothing();

  /**
   * What is put.
   *
   * @param id of the document
   * @param document all its fields
   */
  record Entry(String id, Document document) {}

  /** Stands where the words of a field come from elsewhere. */
  private static final class Nothing extends TokenStream {
    @Override
    public boolean incrementToken() {
      return false;
    }
  }

  /** An empty one. */
  Batch(int mostCharacters) throws IOException {
    this.mostCharacters = mostCharacters;
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MEBIBYTES);
    config.setSimilarity(MaterialSearch.SIMILARITY);
    config.setUseCompoundFile(false);
    config.setMergePolicy(NoMergePolicy.INSTANCE);
    others = new IndexWriter(directory, config);
  }

  /**
   * Takes a document; the one of the same id that is there already, if any, goes.
   *
   * @return false if it has no room for it and did not take it; the document is unchanged
   */
  boolean put(Entry entry) throws IOException {
    if (!(entry.document().getField(Fields.TEXT) instanceof Field text)
        || !(entry.document().getField(Fields.CHARACTERS) instanceof Field characters)
        || !(text.tokenStreamValue() instanceof BigramStream stream)) {
      throw new IllegalArgumentException("The document %s has no text.".formatted(entry.id()));
    }
    // Before all else: also a document that Lucene then refuses gets a number.
    if (!stream.giveTo(texts)) {
      return false;
    }
    text.setTokenStream(nothing);
    characters.setTokenStream(nothing);
    if (ids.add(entry.id())) {
      others.addDocument(entry.document());
    } else {
      others.updateDocument(new Term(Fields.ID, entry.id()), entry.document());
    }
    return true;
  }

  /** Whether it has all that it should; one document more does no harm. */
  boolean isFull() {
    return texts.places() >= mostCharacters || others.ramBytesUsed() >= MOST_BUFFERED_BYTES;
  }

  /** How many documents it has, those that others replaced included. */
  int documents() {
    return texts.documents();
  }

  /** What is common, seen from its documents too. */
  CommonPairs lookedAt(CommonPairs before) {
    return texts.lookedAt(before);
  }

  /** Whether nothing was put. */
  boolean isEmpty() {
    return texts.documents() == 0;
  }

  /** Adds its documents to an index as one segment. */
  void writeTo(IndexWriter writer) throws IOException {
    texts.seal();
    try (DirectoryReader reader = DirectoryReader.open(others)) {
      if (reader.leaves().size() != 1
          || reader.maxDoc() != texts.documents()
          || !(reader.leaves().getFirst().reader() instanceof CodecReader segment)) {
        throw new IllegalStateException(
            "A batch of %d documents became %d segments of %d."
                .formatted(texts.documents(), reader.leaves().size(), reader.maxDoc()));
      }
      writer.addIndexes(new BatchReader(segment, texts));
    }
  }

  @Override
  public void close() throws IOException {
    others.rollback();
    directory.close();
  }
}
