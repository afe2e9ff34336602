package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.misc.index.BPIndexReorderer;
import org.apache.lucene.misc.index.BPReorderingMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.WordCount;

/**
 * The index of the library, for writing. Several threads may put documents at once; one process
 * only may have an index open for writing. {@link #search()} sees what was put as soon as {@link
 * #refresh()} was called; {@link #commit()} makes it survive a crash.
 */
public final class MaterialIndex implements LibraryShelf, Closeable {

  private static final double BUFFER_MEBIBYTES = 192;

  /** Smaller merges are not worth the time that ordering takes. */
  private static final int ORDERED_FROM_DOCUMENTS = 50_000;

  /** So many documents tell what is common in a collection. */
  private static final int ENOUGH_TO_TELL = 1_000;

  private static final String COMMON_PAIRS = "common-pairs";

  private final Directory directory;
  private final int enoughToTell;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final MaterialSearch search;
  private final AtomicBoolean noticing = new AtomicBoolean();
  private volatile CommonPairs common;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  /** What one thread reuses for every document. */
  private static final class Scratch {
    private final BigramStream text = new BigramStream();
    private final BigramStream title = new BigramStream();
    private final BigramStream organ = new BigramStream();
    private final BigramStream number = new BigramStream();
    private final CharacterStream characters = new CharacterStream();
    private final CommonStrings common = new CommonStrings();
    private char[] units = new char[1 << 14];
    private char[] folded = new char[1 << 14];
  }

  private MaterialIndex(Directory directory, int enoughToTell) throws IOException {
    this.directory = directory;
    this.enoughToTell = enoughToTell;
    IndexWriterConfig config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MEBIBYTES);
    config.setSimilarity(MaterialSearch.SIMILARITY);
    config.setUseCompoundFile(false);
    // Who waits for a new document would wait up to half a second for small segments to be joined.
    config.setMaxFullFlushMergeWaitMillis(0);
    BPIndexReorderer order = new BPIndexReorderer();
    BPReorderingMergePolicy merging = new BPReorderingMergePolicy(new TieredMergePolicy(), order);
    merging.setMinNaturalMergeNumDocs(ORDERED_FROM_DOCUMENTS);
    config.setMergePolicy(new ReadersAsTheyAre(merging));
    writer = new IndexWriter(directory, config);
    String known =
        DirectoryReader.indexExists(directory)
            ? SegmentInfos.readLatestCommit(directory).getUserData().get(COMMON_PAIRS)
            : null;
    common = known == null ? CommonPairs.NONE : CommonPairs.read(known);
    keepWithCommits(common);
    searchers = new SearcherManager(writer, null);
    search = new MaterialSearch(searchers);
  }

  /**
   * Opens the index in a folder; makes it if there is none.
   *
   * @throws IOException if the folder cannot be used, another process writes to it, or another
   *     version of the program made it
   */
  public static MaterialIndex open(Path folder) throws IOException {
    return open(folder, ENOUGH_TO_TELL);
  }

  /** The same, which takes so many documents for enough to tell what pairs are common. */
  static MaterialIndex open(Path folder, int enoughToTell) throws IOException {
    FSDirectory directory = FSDirectory.open(folder);
    if (DirectoryReader.indexExists(directory)) {
      MaterialSearch.checkFormat(directory, folder);
    }
    return new MaterialIndex(directory, enoughToTell);
  }

  /** An index that is gone once it is closed: for tests and small collections. */
  public static MaterialIndex inMemory() throws IOException {
    return inMemory(ENOUGH_TO_TELL);
  }

  /** The same, which takes so many documents for enough to tell what pairs are common. */
  static MaterialIndex inMemory(int enoughToTell) throws IOException {
    return new MaterialIndex(new ByteBuffersDirectory(), enoughToTell);
  }

  @Override
  public void put(Material material, long cluster) throws IOException {
    writer.updateDocument(new Term(Fields.ID, material.id()), document(material, cluster));
  }

  /** Adds a document whose id is known to be new: saves looking for the old one. */
  public void add(Material material) throws IOException {
    writer.addDocument(document(material, 0));
  }

  /** For putting very many documents; to be closed before the index. */
  public BulkLoad load() throws IOException {
    return load(BulkLoad.mostCharacters());
  }

  /** The same with batches of about so many characters. */
  BulkLoad load(int mostCharacters) throws IOException {
    return new BulkLoad(this, writer, mostCharacters);
  }

  /** Removes a document; nothing happens if there is none. */
  @Override
  public void remove(String id) throws IOException {
    writer.deleteDocuments(new Term(Fields.ID, id));
  }

  /** Says to which near-duplicates a document belongs. The text is not read again. */
  @Override
  public void assignCluster(String id, long cluster) throws IOException {
    // Lucene refuses to change a column that no document has yet.
    if (writer.getDocStats().maxDoc == 0) {
      return;
    }
    writer.updateNumericDocValue(new Term(Fields.ID, id), Fields.CLUSTER, cluster);
  }

  /** Makes what was put visible to searches. */
  @Override
  public void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Makes what was put survive a crash, and visible. */
  public void commit() throws IOException {
    writer.commit();
    refresh();
  }

  /**
   * Joins everything into one segment: faster to search, worth it after a large load. Where there
   * is more than one, like documents come to lie side by side, which takes most of the time.
   */
  public void compact() throws IOException {
    writer.forceMerge(1);
    commit();
  }

  /** Searches in what was put. */
  public MaterialSearch search() {
    return search;
  }

  /** Bytes of the index on disk, the kept texts included. */
  public long bytes() throws IOException {
    return bytes(directory, "");
  }

  /** Bytes of the kept texts alone, from which snippets and similar documents are made. */
  public long bytesOfTexts() throws IOException {
    return bytes(directory, ".fdt") + bytes(directory, ".fdx") + bytes(directory, ".fdm");
  }

  private static long bytes(Directory directory, String ending) throws IOException {
    long sum = 0;
    for (String file : directory.listAll()) {
      sum += file.endsWith(ending) ? directory.fileLength(file) : 0;
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }

  /** A look at what is common, which adds to what was known before. */
  interface Look {
    CommonPairs after(CommonPairs before) throws IOException;
  }

  /**
   * Once there are enough documents, lists begin of the strings that are made of common pairs. The
   * pairs are part of every commit that has a document with lists.
   *
   * @param more so many documents come to those of the index
   * @param lookAtMore looks at them: where they are more than those of the index they are looked at
   *     instead
   */
  void noticeWhatIsCommon(int more, Look lookAtMore) throws IOException {
    if (!isWorthALook(more) || !noticing.compareAndSet(false, true)) {
      return;
    }
    try {
      if (isWorthALook(more)) {
        Look look = more > writer.getDocStats().numDocs ? lookAtMore : this::looked;
        CommonPairs found = look.after(common);
        keepWithCommits(found);
        common = found;
      }
    } finally {
      noticing.set(false);
    }
  }

  private CommonPairs looked(CommonPairs before) throws IOException {
    try (DirectoryReader all = DirectoryReader.open(writer)) {
      return before.lookedAt(all);
    }
  }

  private boolean isWorthALook(int more) {
    return writer.getDocStats().numDocs + more >= common.nextAt(enoughToTell);
  }

  private void keepWithCommits(CommonPairs pairs) {
    writer.setLiveCommitData(
        Map.of(MaterialSearch.FORMAT, MaterialSearch.VERSION, COMMON_PAIRS, pairs.written())
            .entrySet());
  }

  Document document(Material material, long cluster) throws IOException {
    noticeWhatIsCommon(0, this::looked);
    Scratch own = scratch.get();
    Particulars particulars = material.particulars();
    Document document = new Document();
    document.add(new StringField(Fields.ID, material.id(), Field.Store.YES));
    indexText(document, own, material);
    field(document, own.organ, Fields.ORGAN, particulars.organ());
    field(document, own.number, Fields.NUMBER, particulars.number());
    facets(document, material);
    document.add(new StoredField(Fields.TITLE, material.title()));
    document.add(new NumericDocValuesField(Fields.CLUSTER, cluster));
    for (String label : material.labels()) {
      document.add(new StringField(Fields.LABEL, label, Field.Store.NO));
    }
    int words = WordCount.of(material.text()).words();
    document.add(new BinaryDocValuesField(Fields.LISTED, Listed.of(material, words).toBytes()));
    document.add(new StoredField(Fields.BODY, material.text()));
    return document;
  }

  /**
   * Folds title and text once; pairs, characters and common strings are read from the same units.
   */
  private void indexText(Document document, Scratch own, Material material) {
    String title = material.title();
    String text = material.text();
    int needed = title.length() + text.length();
    if (own.units.length < needed) {
      own.units = new char[needed + needed / 2];
      own.folded = new char[needed + needed / 2];
    }
    int titleEnd = Folding.into(title, own.units);
    int length = Folding.into(text, own.folded);
    System.arraycopy(own.folded, 0, own.units, titleEnd, length);
    int end = titleEnd + length;
    document.add(new Field(Fields.TEXT, own.text.of(own.units, titleEnd, end), Fields.POSITIONS));
    document.add(
        new Field(Fields.CHARACTERS, own.characters.of(own.units, end), Fields.FREQUENCIES));
    TokenStream strings = own.common.of(common, own.units, titleEnd, end);
    document.add(new Field(Fields.COMMON, strings, Fields.LISTS));
    document.add(new Field(Fields.TITLE, own.title.of(own.units, 0, titleEnd), Fields.POSITIONS));
  }

  private static void field(
      Document document, BigramStream stream, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      char[] units = new char[value.length()];
      int length = Folding.into(value, units);
      document.add(new Field(name, stream.of(units, 0, length), Fields.POSITIONS));
    }
  }

  private static void facets(Document document, Material material) {
    Particulars particulars = material.particulars();
    facet(document, Facet.KIND, particulars.kind());
    if (particulars.level() != null) {
      facet(document, Facet.LEVEL, particulars.level());
    }
    if (particulars.organ() != null && !particulars.organ().isBlank()) {
      facet(document, Facet.ORGAN, particulars.organ());
    }
    particulars.topics().forEach(topic -> facet(document, Facet.TOPIC, topic));
    if (!material.source().isBlank()) {
      facet(document, Facet.SOURCE, material.source());
    }
    LocalDate date = particulars.date();
    if (date != null) {
      facet(document, Facet.YEAR, Integer.toString(date.getYear()));
      int day = Math.toIntExact(date.toEpochDay());
      document.add(new IntPoint(Fields.DATE, day));
      document.add(new NumericDocValuesField(Fields.DATE, day));
    }
  }

  private static void facet(Document document, Facet facet, Labelled value) {
    facet(document, facet, value.code());
  }

  private static void facet(Document document, Facet facet, String value) {
    document.add(new StringField(facet.field(), value, Field.Store.NO));
    document.add(new SortedSetDocValuesField(facet.field(), new BytesRef(value)));
  }
}
