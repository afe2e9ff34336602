package org.zhiren.materials.search;

import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.codecs.FieldsProducer;
import org.apache.lucene.codecs.NormsProducer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.index.FilterCodecReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * A batch as one segment to be taken over: pairs and characters from the texts, all else from an
 * index that Lucene made of the other fields.
 */
final class BatchReader extends FilterCodecReader {

  private static final Set<String> OURS = Set.of(Fields.TEXT, Fields.CHARACTERS);

  private final BatchTexts texts;
  private final CompletableFuture<PairTerms> pairs;
  private final CompletableFuture<LetterTerms> letters;

  /**
   * Joins both. The texts are turned round in the background from here on, while Lucene takes over
   * the stored fields.
   *
   * @param others knows the two fields and has no terms in them
   * @param texts sealed, one a document of the others, in the same order
   */
  BatchReader(CodecReader others, BatchTexts texts) {
    super(others);
    this.texts = texts;
    letters = CompletableFuture.supplyAsync(() -> new LetterTerms(texts), Inversion.BACKGROUND);
    pairs = CompletableFuture.supplyAsync(() -> new PairTerms(texts), Inversion.BACKGROUND);
  }

  @Override
  public FieldsProducer getPostingsReader() {
    return new Postings(in.getPostingsReader());
  }

  @Override
  public NormsProducer getNormsReader() {
    return new Norms(in.getNormsReader(), texts);
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }

  private final class Postings extends FieldsProducer {

    private final FieldsProducer others;

    Postings(FieldsProducer others) {
      this.others = others;
    }

    @Override
    public Iterator<String> iterator() {
      Set<String> names = new TreeSet<>(OURS);
      others.forEach(names::add);
      return names.iterator();
    }

    @Override
    public @Nullable Terms terms(String field) throws IOException {
      return switch (field) {
        case Fields.TEXT -> pairs.join();
        case Fields.CHARACTERS -> letters.join();
        default -> others.terms(field);
      };
    }

    @Override
    public int size() {
      return -1;
    }

    @Override
    public void checkIntegrity() throws IOException {
      others.checkIntegrity();
    }

    @Override
    public void close() throws IOException {
      others.close();
    }
  }

  private static final class Norms extends NormsProducer {

    private final NormsProducer others;
    private final BatchTexts texts;

    Norms(NormsProducer others, BatchTexts texts) {
      this.others = others;
      this.texts = texts;
    }

    @Override
    public NumericDocValues getNorms(FieldInfo field) throws IOException {
      return OURS.contains(field.name) ? new Lengths(field, texts) : others.getNorms(field);
    }

    @Override
    public void checkIntegrity() throws IOException {
      others.checkIntegrity();
    }

    @Override
    public void close() throws IOException {
      others.close();
    }
  }

  /** What ranking keeps of the lengths of texts, made by the ranking itself. */
  private static final class Lengths extends NumericDocValues {

    private final FieldInfo field;
    private final BatchTexts texts;
    private int document = -1;

    Lengths(FieldInfo field, BatchTexts texts) {
      this.field = field;
      this.texts = texts;
    }

    @Override
    public int nextDoc() {
      return advance(document + 1);
    }

    @Override
    public int advance(int target) {
      document = target < texts.documents() ? target : NO_MORE_DOCS;
      return document;
    }

    @Override
    public boolean advanceExact(int target) {
      document = target;
      return true;
    }

    @Override
    public long longValue() {
      int length = texts.length(document);
      if (length == 0) {
        return 0;
      }
      // BM25 asks for the length alone.
      return MaterialSearch.SIMILARITY.computeNorm(
          new FieldInvertState(
              Version.LATEST.major, field.name, field.getIndexOptions(), 0, length, 0, 0, 1, 1));
    }

    @Override
    public int docID() {
      return document;
    }

    @Override
    public long cost() {
      return texts.documents();
    }
  }
}
