package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.zhiren.materials.Material;

/**
 * Puts very many documents into an index, several times faster than one by one: texts are kept
 * until there is a batch of them, and turned round together by sorting. What was put is found once
 * it was {@linkplain #write written} and the index refreshed; until then {@link
 * MaterialIndex#remove} and {@link MaterialIndex#assignCluster} do not know it either, and the same
 * documents are not put in another way. Several threads may put at once.
 *
 * <p>A batch takes some eight bytes a character while it is written, a quarter of the memory that
 * Java may use at most.
 */
public final class BulkLoad implements Closeable {

  /** Of so many bytes of memory there may be one character. */
  private static final int BYTES_PER_CHARACTER = 32;

  /** Places in a batch are numbers of 31 bits, with room for one very long document. */
  private static final long MOST_CHARACTERS = 1 << 28;

  private final MaterialIndex index;
  private final IndexWriter writer;
  private final int mostCharacters;
  private DirectoryReader there;
  private Batch batch;

  /** Into an index with its writer, which is not closed before; with batches of this size. */
  BulkLoad(MaterialIndex index, IndexWriter writer, int mostCharacters) throws IOException {
    this.index = index;
    this.writer = writer;
    this.mostCharacters = mostCharacters;
    there = DirectoryReader.open(writer);
    batch = new Batch(mostCharacters);
  }

  /** How many characters a batch has in this process. */
  static int mostCharacters() {
    return (int) Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / BYTES_PER_CHARACTER);
  }

  /**
   * Adds a document or replaces the one of the same id.
   *
   * @param cluster the group of near-duplicates to which it belongs, 0 for none
   * @throws IOException if the index cannot be written
   */
  public void put(Material material, long cluster) throws IOException {
    Batch.Entry entry = new Batch.Entry(material.id(), index.document(material, cluster));
    synchronized (this) {
      // Only the index itself can put the new one in the place of the old one in a single step.
      if (there.docFreq(new Term(Fields.ID, entry.id())) > 0) {
        index.put(material, cluster);
        return;
      }
      if (!batch.put(entry)) {
        write();
        if (!batch.put(entry)) {
          index.put(material, cluster);
          lookAgain();
        }
      }
      index.noticeWhatIsCommon(batch.documents(), batch::lookedAt);
      if (batch.isFull()) {
        write();
      }
    }
  }

  /**
   * Writes what was put as one segment. It survives a crash once the index was {@link
   * MaterialIndex#commit}.
   */
  public synchronized void write() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    try (Batch full = batch) {
      batch = new Batch(mostCharacters);
      full.writeTo(writer);
    }
    lookAgain();
  }

  /** Another document of an id that was written replaces it. */
  private void lookAgain() throws IOException {
    DirectoryReader now = DirectoryReader.openIfChanged(there, writer);
    if (now != null) {
      there.close();
      there = now;
    }
  }

  /** Writes what is left. */
  @Override
  public synchronized void close() throws IOException {
    try {
      write();
    } finally {
      batch.close();
      there.close();
    }
  }
}
