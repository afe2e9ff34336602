package org.zhiren.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The state of one verification: takes the lines of a file one by one and collects findings. */
final class FileCheck {

  private static final Set<String> HEADER = Set.of("format", "keys", "origin", "witnesses");
  private static final Set<String> ENTRY = Set.of("entry", "leaf", "openings");
  private static final Set<String> CHECKPOINT = Set.of("checkpoint");
  private static final Set<String> END = Set.of("end");
  private static final Set<String> SUMS = Set.of("checkpoints", "entries", "sha256");

  private final Expectations expectations;
  private final Findings findings = new Findings();
  private final MessageDigest sum = Hash.sha256();
  private final RootStack tree = new RootStack(Hash.sha256());
  private final OpeningCheck openings = new OpeningCheck(findings);
  private @Nullable CheckpointCheck checkpoints;
  private long line;
  private long nextSequence;
  private boolean ended;

  FileCheck(Expectations expectations) {
    this.expectations = expectations;
  }

  long entries() {
    return tree.count();
  }

  /** Takes the next line; false if reading on makes no sense. */
  boolean line(byte[] bytes, boolean cut) {
    line++;
    if (ended) {
      findings.add(Finding.Kind.CUT, line, Text.of("末行之后还有内容", "something follows the last line"));
      return false;
    }
    if (cut) {
      findings.add(Finding.Kind.CUT, line, Text.of("行尾缺少换行", "the line has no newline"));
    }
    CheckpointCheck known = checkpoints;
    if (known == null) {
      checkpoints = header(bytes);
      sum(bytes);
      return checkpoints != null;
    }
    try {
      Map<String, CanonicalReader.Member> members = CanonicalReader.members(bytes);
      if (members.keySet().equals(ENTRY)) {
        entry(bytes, members);
        known.afterEntry(tree);
      } else if (members.keySet().equals(CHECKPOINT)) {
        known.checkpoint(line, text(members, "checkpoint"), tree);
      } else if (members.keySet().equals(END)) {
        end(members, known);
      } else {
        throw new IllegalArgumentException("The line is of no known kind: " + members.keySet());
      }
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.Kind.UNREADABLE_LINE,
          line,
          Text.of("该行不符合格式（{0}）", "the line does not follow the format ({0})")
              .fill(String.valueOf(e.getMessage())));
    }
    sum(bytes);
    return true;
  }

  /** The file ended where it should, or reading stopped for another reason. */
  void endOfFile() {
    if (!ended) {
      findings.add(
          Finding.Kind.CUT,
          0,
          Text.of("缺少末行，共读到 {0} 行", "the last line is missing after {0} lines").fill(line));
    }
  }

  void broken(Finding.Kind kind, Text detail) {
    findings.add(kind, line + 1, detail);
  }

  VerificationReport report() {
    CheckpointCheck known = checkpoints;
    if (known == null) {
      return new VerificationReport(
          "", 0, 0, null, List.of(), true, 0, 0, findings.kept(), findings.count());
    }
    known.finish(tree);
    return new VerificationReport(
        known.origin(),
        tree.count(),
        known.count(),
        known.lastGood(),
        known.lastCosigners(),
        expectations.keys().isEmpty(),
        openings.opened(),
        openings.withheld(),
        findings.kept(),
        findings.count());
  }

  private @Nullable CheckpointCheck header(byte[] bytes) {
    try {
      Map<String, CanonicalReader.Member> members = CanonicalReader.members(bytes);
      if (!members.keySet().equals(HEADER)
          || !text(members, "format").equals(LedgerExport.FORMAT)) {
        throw new IllegalArgumentException(
            "The first line is not that of the format " + LedgerExport.FORMAT + ".");
      }
      String origin = text(members, "origin");
      List<VerifierKey> keys = keys(members, "keys", KeyUse.LOG);
      List<VerifierKey> witnesses = keys(members, "witnesses", KeyUse.WITNESS);
      if (keys.isEmpty() || keys.stream().anyMatch(key -> !key.name().equals(origin))) {
        throw new IllegalArgumentException(
            "The keys do not bear the name of the log: origin (%s).".formatted(origin));
      }
      return new CheckpointCheck(origin, keys, witnesses, expectations, findings);
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.Kind.BAD_HEADER,
          line,
          Text.of("首行无法使用（{0}）", "the first line cannot be used ({0})")
              .fill(String.valueOf(e.getMessage())));
      return null;
    }
  }

  private void entry(byte[] bytes, Map<String, CanonicalReader.Member> members) {
    CanonicalReader.Member raw = member(members, "entry");
    byte[] leaf = tree.push(bytes, raw.from(), raw.to());
    long index = tree.count() - 1;
    long expected = nextSequence;
    nextSequence = expected + 1;
    if (!Arrays.equals(leaf, Hash.ofBase64(text(members, "leaf")).bytes())) {
      findings.add(
          Finding.Kind.CHANGED_ENTRY,
          line,
          Text.of("第 {0} 号条目与其叶哈希不符", "entry {0} does not give its leaf hash").fill(index));
    }
    if (raw.to() - raw.from() > LedgerEntry.MAX_BYTES
        || !(raw.value() instanceof Map<?, ?> fields)) {
      throw new IllegalArgumentException("The entry is no object, or too long.");
    }
    LedgerEntry entry = LedgerEntry.ofMembers(fields);
    if (entry.sequence() != expected) {
      findings.add(
          Finding.Kind.BROKEN_SEQUENCE,
          line,
          Text.of("应为第 {0} 号，实为第 {1} 号", "expected entry {0}, found entry {1}")
              .fill(expected, entry.sequence()));
    }
    // Goes on from what stands there, so that one lost row is one finding and not a thousand.
    nextSequence = entry.sequence() + 1;
    openings.check(line, entry, member(members, "openings").value());
  }

  private void end(Map<String, CanonicalReader.Member> members, CheckpointCheck known) {
    ended = true;
    if (!(member(members, "end").value() instanceof Map<?, ?> sums)
        || !sums.keySet().equals(SUMS)) {
      throw new IllegalArgumentException("The last line lacks its sums.");
    }
    String computed = Base64Text.encode(sum.digest());
    if (!Long.valueOf(tree.count()).equals(sums.get("entries"))
        || !Long.valueOf(known.count()).equals(sums.get("checkpoints"))
        || !computed.equals(sums.get("sha256"))) {
      findings.add(
          Finding.Kind.WRONG_SUM,
          line,
          Text.of(
                  "末行记 {0} 条、{1} 个检查点、校验和 {2}；实为 {3} 条、{4} 个、{5}",
                  "the last line says {0} entries, {1} checkpoints, sum {2}; the file has {3}, {4},"
                      + " {5}")
              .fill(
                  String.valueOf(sums.get("entries")),
                  String.valueOf(sums.get("checkpoints")),
                  String.valueOf(sums.get("sha256")),
                  tree.count(),
                  known.count(),
                  computed));
    }
  }

  private void sum(byte[] bytes) {
    sum.update(bytes);
    sum.update((byte) '\n');
  }

  private static List<VerifierKey> keys(
      Map<String, CanonicalReader.Member> members, String name, KeyUse use) {
    if (!(member(members, name).value() instanceof List<?> texts)) {
      throw new IllegalArgumentException("The keys are no list: member (%s).".formatted(name));
    }
    List<VerifierKey> keys = new ArrayList<>();
    for (Object text : texts) {
      VerifierKey key = VerifierKey.parse(String.valueOf(text));
      if (key.use() != use || keys.contains(key)) {
        throw new IllegalArgumentException(
            "A key has the wrong use or stands twice: key (%s).".formatted(key));
      }
      keys.add(key);
    }
    return keys;
  }

  private static CanonicalReader.Member member(
      Map<String, CanonicalReader.Member> members, String name) {
    CanonicalReader.Member member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("The line lacks a member: name (%s).".formatted(name));
    }
    return member;
  }

  private static String text(Map<String, CanonicalReader.Member> members, String name) {
    if (member(members, name).value() instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("The member is no text: name (%s).".formatted(name));
  }
}
