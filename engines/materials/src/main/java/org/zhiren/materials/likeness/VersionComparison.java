package org.zhiren.materials.likeness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Span;

/**
 * What was changed between two versions of a text: first by sentences, then within changed
 * sentences by characters. The pieces lose nothing: those that are equal or left out make the old
 * text, those equal or put in the new one.
 */
public final class VersionComparison {

  /** What became of a piece. */
  public enum Change implements Labelled {
    /** In both. */
    EQUAL(Text.of("相同", "equal")),
    /** In the old version only. */
    REMOVED(Text.of("删去", "removed")),
    /** In the new version only. */
    ADDED(Text.of("增加", "added"));

    private final Text label;

    Change(Text label) {
      this.label = label;
    }

    @Override
    public String code() {
      return name();
    }

    @Override
    public Text label() {
      return label;
    }
  }

  /**
   * A piece.
   *
   * @param before where it stands in the old version; empty if it was added
   * @param after where it stands in the new version; empty if it was removed
   */
  public record Piece(Change change, String text, Span before, Span after) {}

  private static final String SENTENCE_ENDS = "。！？；\n";
  private static final int MOST_CHANGED_SENTENCES = 3000;
  private static final int MOST_CHANGED_CHARACTERS = 1500;

  /** An equal stretch shorter than this between two changes only makes reading harder. */
  private static final int SHORTEST_EQUAL = 2;

  private final String before;
  private final String after;
  private final List<Piece> pieces = new ArrayList<>();

  private VersionComparison(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** The pieces, in the order of the new version. */
  public static List<Piece> of(String before, String after) {
    VersionComparison comparison = new VersionComparison(before, after);
    comparison.bySentences();
    return List.copyOf(comparison.pieces);
  }

  private void bySentences() {
    int[] oldStarts = sentences(before);
    int[] newStarts = sentences(after);
    Map<String, Integer> numbers = new HashMap<>();
    int x = 0;
    int y = 0;
    for (Alignment.Match match :
        Alignment.of(
            numbered(before, oldStarts, numbers),
            numbered(after, newStarts, numbers),
            MOST_CHANGED_SENTENCES)) {
      byCharacters(x, oldStarts[match.before()], y, newStarts[match.after()]);
      int oldEnd = oldStarts[match.before() + match.length()];
      int newEnd = newStarts[match.after() + match.length()];
      equal(
          oldStarts[match.before()], newStarts[match.after()], oldEnd - oldStarts[match.before()]);
      x = oldEnd;
      y = newEnd;
    }
    byCharacters(x, before.length(), y, after.length());
  }

  /** Where sentences begin, and at the end the length of the text. */
  private static int[] sentences(String text) {
    List<Integer> starts = new ArrayList<>();
    starts.add(0);
    for (int i = 0; i < text.length() - 1; i++) {
      if (SENTENCE_ENDS.indexOf(text.charAt(i)) >= 0) {
        starts.add(i + 1);
      }
    }
    if (text.isEmpty()) {
      return new int[] {0};
    }
    starts.add(text.length());
    return starts.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] numbered(String text, int[] starts, Map<String, Integer> numbers) {
    int[] numbered = new int[starts.length - 1];
    for (int i = 0; i < numbered.length; i++) {
      numbered[i] =
          numbers.computeIfAbsent(
              text.substring(starts[i], starts[i + 1]), sentence -> numbers.size());
    }
    return numbered;
  }

  private void byCharacters(int fromOld, int toOld, int fromNew, int toNew) {
    int x = fromOld;
    int y = fromNew;
    if (toOld > fromOld && toNew > fromNew) {
      for (Alignment.Match match :
          Alignment.of(
              before.substring(fromOld, toOld).codePoints().toArray(),
              after.substring(fromNew, toNew).codePoints().toArray(),
              MOST_CHANGED_CHARACTERS)) {
        int oldStart = before.offsetByCodePoints(fromOld, match.before());
        int newStart = after.offsetByCodePoints(fromNew, match.after());
        int length = before.offsetByCodePoints(oldStart, match.length()) - oldStart;
        boolean inside = oldStart + length < toOld || newStart + length < toNew;
        boolean first = oldStart == fromOld && newStart == fromNew;
        if (match.length() < SHORTEST_EQUAL && inside && !first) {
          continue;
        }
        changed(x, oldStart, y, newStart);
        equal(oldStart, newStart, length);
        x = oldStart + length;
        y = newStart + length;
      }
    }
    changed(x, toOld, y, toNew);
  }

  private void equal(int oldStart, int newStart, int length) {
    if (length == 0) {
      return;
    }
    Piece last = pieces.isEmpty() ? null : pieces.getLast();
    if (last != null
        && last.change() == Change.EQUAL
        && last.before().end() == oldStart
        && last.after().end() == newStart) {
      pieces.removeLast();
      put(
          Change.EQUAL,
          last.before().start(),
          oldStart + length,
          last.after().start(),
          newStart + length);
    } else {
      put(Change.EQUAL, oldStart, oldStart + length, newStart, newStart + length);
    }
  }

  private void changed(int fromOld, int toOld, int fromNew, int toNew) {
    if (toOld > fromOld) {
      put(Change.REMOVED, fromOld, toOld, fromNew, fromNew);
    }
    if (toNew > fromNew) {
      put(Change.ADDED, toOld, toOld, fromNew, toNew);
    }
  }

  private void put(Change change, int fromOld, int toOld, int fromNew, int toNew) {
    pieces.add(
        new Piece(
            change,
            change == Change.ADDED
                ? after.substring(fromNew, toNew)
                : before.substring(fromOld, toOld),
            new Span(fromOld, toOld),
            new Span(fromNew, toNew)));
  }
}
