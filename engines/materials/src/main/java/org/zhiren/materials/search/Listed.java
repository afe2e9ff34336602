package org.zhiren.materials.search;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;

/**
 * What a list shows of a document, kept in a column of its own: a page of ten must not unpack ten
 * texts, and the texts of the documents that lie before them.
 */
record Listed(
    String id,
    String title,
    Kind kind,
    @Nullable Level level,
    @Nullable String organ,
    @Nullable String number,
    @Nullable LocalDate date,
    String source,
    int words,
    Set<String> labels) {

  private static final int NOTHING = -1;

  static Listed of(Material material, int words) {
    Particulars particulars = material.particulars();
    return new Listed(
        material.id(),
        material.title(),
        particulars.kind(),
        particulars.level(),
        particulars.organ(),
        particulars.number(),
        particulars.date(),
        material.source(),
        words,
        material.labels());
  }

  /** Reads what is kept of a document. */
  static Listed read(IndexSearcher searcher, int document) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
    BinaryDocValues column = DocValues.getBinary(leaf.reader(), Fields.LISTED);
    if (!column.advanceExact(document - leaf.docBase)) {
      throw new IOException("The index has no column (%s).".formatted(Fields.LISTED));
    }
    return of(column.binaryValue());
  }

  BytesRef toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, id);
      write(out, title);
      write(out, kind.code());
      write(out, level == null ? null : level.code());
      write(out, organ);
      write(out, number);
      out.writeLong(date == null ? Long.MIN_VALUE : date.toEpochDay());
      write(out, source);
      out.writeInt(words);
      out.writeShort(labels.size());
      for (String label : labels) {
        write(out, label);
      }
    } catch (IOException e) {
      throw new IllegalStateException("Memory takes every byte.", e);
    }
    return new BytesRef(bytes.toByteArray());
  }

  private static Listed of(BytesRef kept) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new ByteArrayInputStream(kept.bytes, kept.offset, kept.length))) {
      String id = text(in);
      String title = text(in);
      Kind kind = Kind.valueOf(text(in));
      String level = optional(in);
      String organ = optional(in);
      String number = optional(in);
      long day = in.readLong();
      String source = text(in);
      int words = in.readInt();
      Set<String> labels = new HashSet<>();
      for (int i = in.readShort(); i > 0; i--) {
        labels.add(text(in));
      }
      return new Listed(
          id,
          title,
          kind,
          level == null ? null : Level.valueOf(level),
          organ,
          number,
          day == Long.MIN_VALUE ? null : LocalDate.ofEpochDay(day),
          source,
          words,
          labels);
    }
  }

  private static void write(DataOutputStream out, @Nullable String text) throws IOException {
    byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(text == null ? NOTHING : bytes.length);
    out.write(bytes);
  }

  private static @Nullable String optional(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NOTHING ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String text(DataInputStream in) throws IOException {
    String text = optional(in);
    return text == null ? "" : text;
  }
}
