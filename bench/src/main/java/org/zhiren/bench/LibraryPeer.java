package org.zhiren.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * The same texts in a Lucene index made with an analyzer as it is delivered: smartcn or cjk. Texts
 * are not kept, so that the size is that of the index alone.
 */
final class LibraryPeer implements LibraryFeeding.Taking, AutoCloseable {

  private static final String TEXT = "text";
  private static final String NUMBER = "number";

  private final Analyzer analyzer;
  private final Directory directory;
  private final IndexWriter writer;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  LibraryPeer(Analyzer analyzer, Path folder) throws IOException {
    this.analyzer = analyzer;
    directory = FSDirectory.open(folder);
    writer = new IndexWriter(directory, config());
    writer.commit();
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  /** Adds a text; several threads may. */
  @Override
  public void take(int number, LibraryTexts.Item item) throws IOException {
    Document document = new Document();
    document.add(new TextField(TEXT, item.title() + "\n\n" + item.text(), Field.Store.NO));
    document.add(new NumericDocValuesField(NUMBER, number));
    writer.addDocument(document);
  }

  @Override
  public void safe() throws IOException {
    writer.commit();
  }

  private IndexWriterConfig config() {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(192);
    config.setUseCompoundFile(false);
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
    return config;
  }

  /** Joins everything into one segment and lets it be searched. */
  void merge() throws IOException {
    writer.forceMerge(1);
    writer.commit();
    reader.close();
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    return bytes;
  }

  private Query phrase(String string) {
    return new QueryBuilder(analyzer).createPhraseQuery(TEXT, string);
  }

  private Query question(String string) {
    return new QueryBuilder(analyzer).createBooleanQuery(TEXT, string, BooleanClause.Occur.SHOULD);
  }

  /** The numbers of the texts found. */
  BitSet textsWith(String string) throws IOException {
    BitSet texts = new BitSet();
    Query query = phrase(string);
    if (query == null) {
      return texts;
    }
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : reader.leaves()) {
      Scorer scorer = weight.scorer(leaf);
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), NUMBER);
      if (scorer == null) {
        continue;
      }
      for (int document = scorer.iterator().nextDoc();
          document != DocIdSetIterator.NO_MORE_DOCS;
          document = scorer.iterator().nextDoc()) {
        if (numbers.advanceExact(document)) {
          texts.set((int) numbers.longValue());
        }
      }
    }
    return texts;
  }

  void topTen(String string, boolean asPhrase) throws IOException {
    Query query = asPhrase ? phrase(string) : question(string);
    if (query != null) {
      searcher.search(query, 10);
    }
  }

  /** The ids ranked for a question, a hundred at most. */
  List<String> ranked(String string, List<LibraryTexts.Item> items) throws IOException {
    Query query = question(string);
    if (query == null) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    for (ScoreDoc one : searcher.search(query, 100).scoreDocs) {
      LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(one.doc, reader.leaves()));
      NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), NUMBER);
      if (numbers.advanceExact(one.doc - leaf.docBase)) {
        ids.add(items.get((int) numbers.longValue()).id());
      }
    }
    return ids;
  }

  @Override
  public void close() throws IOException {
    reader.close();
    writer.close();
    directory.close();
    analyzer.close();
  }
}
