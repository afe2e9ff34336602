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
final class LibraryPeer implements AutoCloseable {

  private static final String TEXT = "text";
  private static final String NUMBER = "number";

  private final Analyzer analyzer;
  private final Directory directory;
  private DirectoryReader reader;
  private IndexSearcher searcher;

  LibraryPeer(Analyzer analyzer, Path folder, List<LibraryTexts.Item> items) throws IOException {
    this.analyzer = analyzer;
    directory = FSDirectory.open(folder);
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      for (int i = 0; i < items.size(); i++) {
        Document document = new Document();
        document.add(
            new TextField(
                TEXT, items.get(i).title() + "\n\n" + items.get(i).text(), Field.Store.NO));
        document.add(new NumericDocValuesField(NUMBER, i));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
  }

  private IndexWriterConfig config() {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setRAMBufferSizeMB(192);
    config.setUseCompoundFile(false);
    return config;
  }

  /** Joins everything into one segment. */
  void merge() throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      writer.forceMerge(1);
    }
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
    directory.close();
    analyzer.close();
  }
}
