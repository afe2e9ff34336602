package org.zhiren.materials.search;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** Looks for a string among the places of its pairs, in documents that have all of them. */
final class PlaceMatcher implements StringMatcher {

  private final DocIdSetIterator documents;

  /** Where the pairs that cover the string stand, the rarest first. */
  private final PostingsEnum[] postings;

  private final int[] offsets;

  /** How often the other pairs occur; their places are never read. */
  private final PostingsEnum[] others;

  /** Of each pair, how many places of this document are still unread. */
  private final int[] unread;

  /** Of each pair, where the string would begin if it had the pair where it was read last. */
  private final int[] begins;

  /**
   * A pair of the string.
   *
   * @param postings where it stands
   * @param offset how many characters of the string come before it
   * @param places how often it stands anywhere
   */
  record Pair(PostingsEnum postings, int offset, long places) {}

  /**
   * Reads in documents.
   *
   * @param documents what has all the pairs; moves all postings
   * @param cover pairs that cover the string, two or more
   * @param others frequencies of pairs between them
   */
  PlaceMatcher(DocIdSetIterator documents, List<Pair> cover, List<PostingsEnum> others) {
    this.documents = documents;
    List<Pair> rarest = cover.stream().sorted(Comparator.comparingLong(Pair::places)).toList();
    postings = rarest.stream().map(Pair::postings).toArray(PostingsEnum[]::new);
    offsets = rarest.stream().mapToInt(Pair::offset).toArray();
    this.others = others.toArray(new PostingsEnum[0]);
    unread = new int[postings.length];
    begins = new int[postings.length];
  }

  @Override
  public DocIdSetIterator documents() {
    return documents;
  }

  @Override
  public boolean stands() throws IOException {
    for (int i = 0; i < postings.length; i++) {
      unread[i] = postings[i].freq();
      begins[i] = Integer.MIN_VALUE;
    }
    return next(0);
  }

  /** After its first place no pair has more places left than are unread. */
  @Override
  public int atMost() throws IOException {
    int left = Integer.MAX_VALUE;
    for (int count : unread) {
      left = Math.min(left, count);
    }
    int most = left + 1;
    for (PostingsEnum one : others) {
      most = Math.min(most, one.freq());
    }
    return most;
  }

  @Override
  public int times(int wanted) throws IOException {
    int times = 1;
    while (next(Math.max(0, wanted - times - 1))) {
      times++;
    }
    return times;
  }

  /**
   * Goes to the next place; false if there is none, and then no more may be asked.
   *
   * @param beyond false also if no so many places can follow it
   */
  private boolean next(int beyond) throws IOException {
    return postings.length == 2 ? nextOfTwo(beyond) : nextOfMany(beyond);
  }

  /** Strings of three and four characters, all in variables: here is where time goes. */
  private boolean nextOfTwo(int beyond) throws IOException {
    PostingsEnum first = postings[0];
    PostingsEnum second = postings[1];
    int later = offsets[1] - offsets[0];
    int firstUnread = unread[0];
    int secondUnread = unread[1];
    if (firstUnread <= beyond || secondUnread <= beyond) {
      return false;
    }
    int one = first.nextPosition() + later;
    int other = second.nextPosition();
    firstUnread--;
    secondUnread--;
    while (one != other) {
      if (one < other) {
        if (firstUnread-- <= beyond) {
          return false;
        }
        one = first.nextPosition() + later;
      } else {
        if (secondUnread-- <= beyond) {
          return false;
        }
        other = second.nextPosition();
      }
    }
    unread[0] = firstUnread;
    unread[1] = secondUnread;
    return true;
  }

  private boolean nextOfMany(int beyond) throws IOException {
    int wanted = begins[0] + 1;
    int agreed = 0;
    while (agreed < postings.length) {
      int at = begins[agreed];
      while (at < wanted) {
        if (unread[agreed]-- <= beyond) {
          return false;
        }
        at = postings[agreed].nextPosition() - offsets[agreed];
      }
      begins[agreed] = at;
      agreed = at == wanted || agreed == 0 ? agreed + 1 : 0;
      wanted = at;
    }
    return true;
  }
}
