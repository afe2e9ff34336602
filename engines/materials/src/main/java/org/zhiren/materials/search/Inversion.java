package org.zhiren.materials.search;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of a batch round: from the characters of each document to the places of each
 * pair, by sorting. Memory is walked from front to back all the time, where a hash table waits for
 * it at every token.
 *
 * <p>Pairs come in parts: all that begin with some of the characters. A part is sorted in the
 * background while the one before is written. There are {@value #PARTS} of them: fewer would take
 * more memory, more would read the texts more often. (One character alone is never divided, however
 * frequent it is.)
 */
final class Inversion {

  private static final int PARTS = 8;

  /** So that the number of a pair in its part fits into 31 bits. */
  private static final int MOST_FIRST_LETTERS = 1 << 15;

  private static final int RADIX_BITS = 8;
  private static final int LOW_BITS = 32;

  /** Where texts are turned round while something else is written. */
  static final Executor BACKGROUND =
      task -> Thread.ofPlatform().daemon().name("zhiren-inversion").start(task);

  private final BatchTexts texts;
  private final int letters;

  /** How often each character begins a pair. */
  private final int[] frequencies;

  private int nextFirst;
  private long[] spare;
  private @Nullable Part current;
  private @Nullable CompletableFuture<Part> coming;

  /**
   * The occurrences of pairs of a few first letters, in the order of pairs and places.
   *
   * @param first the rank of the first of these letters
   * @param tokens the number of the pair in the part above, the place below
   * @param count how many there are
   * @param scratch as long as the tokens
   */
  record Part(int first, long[] tokens, int count, long[] scratch) {

    /** The number of the pair of a token: its first letter from that of the part on, its second. */
    int pair(int at) {
      return (int) (tokens[at] >>> LOW_BITS);
    }

    /** The place of a token. */
    int place(int at) {
      return (int) tokens[at];
    }
  }

  /** Of texts that are sealed; begins at once. */
  Inversion(BatchTexts texts) {
    this.texts = texts;
    this.letters = texts.letters().count();
    this.frequencies = new int[letters];
    for (int document = 0; document < texts.documents(); document++) {
      for (char letter : texts.text(document)) {
        frequencies[letter]++;
      }
    }
    // The end mark begins no pair.
    frequencies[letters - 1] = 0;
    int capacity = capacity();
    spare = new long[capacity];
    prepare(new long[capacity], spare);
    spare = new long[capacity];
  }

  /** The longest part. */
  private int capacity() {
    int longest = 0;
    for (int first = 0; first < letters - 1; first = end(first)) {
      longest = Math.max(longest, count(first, end(first)));
    }
    return longest;
  }

  /** Before which letter the part ends that begins with this one. */
  private int end(int first) {
    int end = first + 1;
    long most = Math.max(1, texts.places() / PARTS);
    long count = frequencies[first];
    while (end < letters - 1
        && end - first < MOST_FIRST_LETTERS
        && count + frequencies[end] <= most) {
      count += frequencies[end++];
    }
    return end;
  }

  private int count(int first, int end) {
    int count = 0;
    for (int letter = first; letter < end; letter++) {
      count += frequencies[letter];
    }
    return count;
  }

  /** The next part; its predecessor is not read any more. Null if there is none. */
  @Nullable Part next() {
    Part last = current;
    current = coming == null ? null : coming.join();
    coming = null;
    if (current != null) {
      prepare(last == null ? spare : last.tokens(), current.scratch());
    }
    return current;
  }

  private void prepare(long[] tokens, long[] scratch) {
    if (nextFirst >= letters - 1) {
      return;
    }
    int first = nextFirst;
    int end = end(first);
    nextFirst = end;
    coming = CompletableFuture.supplyAsync(() -> part(first, end, tokens, scratch), BACKGROUND);
  }

  private Part part(int first, int end, long[] tokens, long[] scratch) {
    int count = collect(first, end - first, tokens);
    long highest = (long) (end - first) * letters - 1;
    boolean swapped = sort(tokens, scratch, count, highest);
    return swapped
        ? new Part(first, scratch, count, tokens)
        : new Part(first, tokens, count, scratch);
  }

  /** Collects the tokens that begin with certain letters, in the order of places. */
  private int collect(int first, int span, long[] tokens) {
    int count = 0;
    for (int document = 0; document < texts.documents(); document++) {
      char[] text = texts.text(document);
      int start = texts.start(document);
      // The last one is the end mark, so that every letter has one after it.
      for (int i = 0; i < text.length - 1; i++) {
        int letter = text[i] - first;
        if (letter >= 0 && letter < span) {
          long pair = (long) letter * letters + text[i + 1];
          tokens[count++] = pair << LOW_BITS | start + i;
        }
      }
    }
    return count;
  }

  /**
   * Sorts tokens by their pairs and leaves those of a pair in their order: counting sort from the
   * lowest byte on.
   *
   * @return whether the sorted ones are in the second array
   */
  private static boolean sort(long[] tokens, long[] scratch, int count, long highest) {
    long[] from = tokens;
    long[] to = scratch;
    for (int shift = LOW_BITS; highest >> (shift - LOW_BITS) > 0; shift += RADIX_BITS) {
      int[] ends = new int[1 << RADIX_BITS];
      for (int i = 0; i < count; i++) {
        ends[digit(from[i], shift)]++;
      }
      int start = 0;
      for (int digit = 0; digit < ends.length; digit++) {
        start += ends[digit];
        ends[digit] = start - ends[digit];
      }
      for (int i = 0; i < count; i++) {
        to[ends[digit(from[i], shift)]++] = from[i];
      }
      long[] other = from;
      from = to;
      to = other;
    }
    return from != tokens;
  }

  private static int digit(long token, int shift) {
    return (int) (token >>> shift) & (1 << RADIX_BITS) - 1;
  }
}
