package org.zhiren.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * The record of one matter in one zip that verifies offline: a receipt for each entry, what opens
 * its commitments, and the files whose SHA-256 those entries hold.
 *
 * <p>Layout: {@code key.txt} the log's public key; {@code proofs/N.tlog-proof} a {@link Receipt};
 * {@code proofs/N.openings} lines of name, salt and value, the latter two in Base64, parted by
 * tabs; {@code files/…} files that an entry names by fingerprint; everything else is for reading;
 * {@code manifest.txt}, the last, the SHA-256 of every other part as {@code sha256sum} writes it.
 *
 * <p>Receipts and fingerprints prove single parts; the manifest says that nothing is missing and
 * that what is for reading is as it was. It proves itself only where its own fingerprint is held
 * elsewhere: the writer records it.
 */
public final class ProofBundle {

  private static final String KEY = "key.txt";
  private static final String MANIFEST = "manifest.txt";
  private static final String PROOFS = "proofs/";
  private static final String FILES = "files/";
  private static final String RECEIPT = ".tlog-proof";
  private static final String OPENINGS = ".openings";
  private static final int MOST_ENTRIES = 100_000;
  private static final int LARGEST = 64 << 20;

  private ProofBundle() {}

  /**
   * One entry with its proof.
   *
   * @param receipt the proof
   * @param openings what opens its commitments, by name; those kept back are missing
   */
  public record Item(Receipt receipt, SortedMap<String, Commitment.Opening> openings) {
    /** Copies the map. */
    public Item {
      openings = new TreeMap<>(openings);
    }
  }

  /**
   * Writes a bundle.
   *
   * @param log the log's public key
   * @param items the entries
   * @param files files that entries name by fingerprint, by name
   * @param beside files for reading, by name
   * @return the SHA-256 of the manifest in hexadecimal: whoever holds it can tell this bundle from
   *     any other
   * @throws IOException if {@code out} fails
   * @throws IllegalArgumentException if a name cannot stand in a manifest
   */
  public static String write(
      OutputStream out,
      VerifierKey log,
      List<Item> items,
      Map<String, byte[]> files,
      Map<String, byte[]> beside)
      throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    put(parts, KEY, (log.text() + "\n").getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < items.size(); i++) {
      String name = PROOFS + "%06d".formatted(i + 1);
      put(parts, name + RECEIPT, items.get(i).receipt().text().getBytes(StandardCharsets.UTF_8));
      put(parts, name + OPENINGS, openings(items.get(i).openings()));
    }
    files.forEach((name, bytes) -> put(parts, FILES + name, bytes));
    beside.forEach((name, bytes) -> put(parts, name, bytes));
    byte[] manifest = manifest(parts).getBytes(StandardCharsets.UTF_8);
    put(parts, MANIFEST, manifest);
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        // The same bundle twice is the same file: no time of writing inside.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return print(manifest);
  }

  private static void put(Map<String, byte[]> parts, String name, byte[] bytes) {
    if (name.chars().anyMatch(letter -> letter < ' ')) {
      throw new IllegalArgumentException(
          "A name in a bundle holds no line break or other control: name (%s).".formatted(name));
    }
    if (parts.put(name, bytes) != null) {
      throw new IllegalArgumentException("Two parts of a bundle are called (%s).".formatted(name));
    }
  }

  private static String manifest(Map<String, byte[]> parts) {
    StringBuilder lines = new StringBuilder();
    parts.forEach(
        (name, bytes) -> lines.append(print(bytes)).append("  ").append(name).append('\n'));
    return lines.toString();
  }

  private static String print(byte[] bytes) {
    return HexFormat.of().formatHex(Hash.sha256().digest(bytes));
  }

  private static byte[] openings(Map<String, Commitment.Opening> openings) {
    StringBuilder lines = new StringBuilder();
    openings.forEach((name, opening) ->
        lines
            .append(name)
            .append('\t')
            .append(opening.salt().base64())
            .append('\t')
            .append(
                Base64.getEncoder()
                    .encodeToString(opening.value().getBytes(StandardCharsets.UTF_8)))
            .append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a check came to.
   *
   * @param entries how many entries were proved
   * @param openings how many commitments were opened
   * @param files how many files were found in the entries
   * @param manifest SHA-256 of the manifest in hexadecimal, to be compared with what the record of
   *     the house says about the bundle that was handed out; empty without a manifest
   * @param ownKey whether the key came from the bundle itself and therefore proves only that the
   *     bundle agrees with itself
   * @param faults what is wrong
   */
  public record Checked(
      int entries, int openings, int files, String manifest, boolean ownKey, List<Text> faults) {
    /** Copies the list. */
    public Checked {
      faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong and something was proved. */
    public boolean passed() {
      return faults.isEmpty() && entries > 0;
    }
  }

  /**
   * Verifies a bundle.
   *
   * @param keys public keys of the log from elsewhere; empty to use the one in the bundle
   * @throws IOException if it cannot be read
   */
  public static Checked verify(InputStream in, Collection<VerifierKey> keys) throws IOException {
    Map<String, byte[]> parts = read(in);
    List<Text> faults = new ArrayList<>();
    String manifest = compare(parts, faults);
    VerifierKey own = key(parts, faults);
    boolean ownKey = keys.isEmpty();
    List<VerifierKey> trusted = ownKey && own != null ? List.of(own) : List.copyOf(keys);
    StringBuilder said = new StringBuilder();
    int entries = 0;
    int opened = 0;
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      String name = part.getKey();
      if (name.startsWith(PROOFS) && name.endsWith(RECEIPT)) {
        Receipt receipt = receipt(name, part.getValue(), trusted, faults);
        if (receipt != null) {
          entries++;
          String openings = name.substring(0, name.length() - RECEIPT.length()) + OPENINGS;
          opened += openings(openings, parts.get(openings), receipt, said, faults);
        }
      }
    }
    int files = 0;
    String all = said.toString();
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().startsWith(FILES)) {
        if (all.contains(print(part.getValue()))) {
          files++;
        } else {
          faults.add(
              Text.of("文件“{0}”的指纹不在任何条目中", "no entry holds the fingerprint of the file “{0}”")
                  .fill(part.getKey()));
        }
      }
    }
    if (entries == 0) {
      faults.add(Text.of("没有可以证明的条目", "no entry could be proved"));
    }
    return new Checked(entries, opened, files, manifest, ownKey, faults);
  }

  /** Compares every part with the manifest; the fingerprint of the manifest, empty without one. */
  private static String compare(Map<String, byte[]> parts, List<Text> faults) {
    byte[] manifest = parts.get(MANIFEST);
    if (manifest == null) {
      faults.add(
          Text.of("包中没有清单（{0}），不能说明内容是否齐全", "there is no manifest ({0}): parts may be missing")
              .fill(MANIFEST));
      return "";
    }
    Map<String, String> listed = new LinkedHashMap<>();
    for (String line : new String(manifest, StandardCharsets.UTF_8).split("\n")) {
      int gap = line.indexOf("  ");
      if (gap < 0 || listed.put(line.substring(gap + 2), line.substring(0, gap)) != null) {
        faults.add(
            Text.of("清单中有一行读不出：“{0}”", "a line of the manifest cannot be read: “{0}”").fill(line));
      }
    }
    parts.forEach((name, bytes) -> {
      String print = listed.remove(name);
      if (!name.equals(MANIFEST) && !print(bytes).equals(print)) {
        faults.add(
            print == null
                ? Text.of("“{0}”不在清单中", "the manifest does not list “{0}”").fill(name)
                : Text.of("“{0}”与清单中的指纹不符", "“{0}” is not what the manifest lists").fill(name));
      }
    });
    listed
        .keySet()
        .forEach(name ->
            faults.add(
                Text.of("清单中的“{0}”不在包中", "“{0}” is in the manifest and not in the bundle")
                    .fill(name)));
    return print(manifest);
  }

  private static Map<String, byte[]> read(InputStream in) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8)) {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        byte[] bytes = zip.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST || parts.size() >= MOST_ENTRIES) {
          throw new IOException("The bundle is larger than any that Zhiren writes.");
        }
        if (!entry.isDirectory() && parts.put(entry.getName(), bytes) != null) {
          throw new IOException("The bundle holds (%s) twice.".formatted(entry.getName()));
        }
        entry = zip.getNextEntry();
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("A name in the bundle cannot be read.", e);
    }
    return parts;
  }

  private static @Nullable VerifierKey key(Map<String, byte[]> parts, List<Text> faults) {
    byte[] bytes = parts.get(KEY);
    if (bytes != null) {
      try {
        return VerifierKey.parse(new String(bytes, StandardCharsets.UTF_8).strip());
      } catch (IllegalArgumentException e) {
        faults.add(Text.of("包中的公钥读不出", "the key in the bundle cannot be read"));
      }
    }
    return null;
  }

  private static @Nullable Receipt receipt(
      String name, byte[] bytes, List<VerifierKey> trusted, List<Text> faults) {
    Receipt receipt;
    try {
      receipt = Receipt.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      faults.add(Text.of("收据“{0}”读不出", "the receipt “{0}” cannot be read").fill(name));
      return null;
    }
    boolean proved =
        trusted.stream()
            .anyMatch(key -> receipt.verify(key, List.of(), 0) == Receipt.Verdict.PROVED);
    if (!proved) {
      faults.add(
          Text.of(
                  "收据“{0}”不能证明：检查点未由该日志签名，或条目不在其中",
                  "the receipt “{0}” proves nothing: not signed by the log, or not in it")
              .fill(name));
      return null;
    }
    return receipt;
  }

  private static int openings(
      String name,
      byte @Nullable [] bytes,
      Receipt receipt,
      StringBuilder said,
      List<Text> faults) {
    if (bytes == null) {
      return 0;
    }
    int opened = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
      if (line.isEmpty()) {
        continue;
      }
      String[] cells = line.split("\t", -1);
      try {
        Commitment commitment = receipt.entry().commitments().get(cells[0]);
        String value = new String(Base64.getDecoder().decode(cells[2]), StandardCharsets.UTF_8);
        if (commitment != null && commitment.opens(Salt.ofBase64(cells[1]), value)) {
          said.append(value).append('\n');
          opened++;
        } else {
          faults.add(
              Text.of("“{0}”中的“{1}”与条目不符", "“{1}” in “{0}” does not agree with the entry")
                  .fill(name, cells[0]));
        }
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        faults.add(Text.of("“{0}”中有一行读不出", "a line of “{0}” cannot be read").fill(name));
      }
    }
    return opened;
  }
}
