package org.zhiren.materials.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a library holds, in two numbers: two libraries with the same ids, titles, texts and groups
 * of near-duplicates have the same digest, in whatever order they were written.
 *
 * @param documents how many
 * @param sum the sum, modulo 2⁶⁴, of the first eight bytes of the SHA-256 of each document
 */
public record LibraryDigest(long documents, long sum) {

  /** Of nothing. */
  public static final LibraryDigest NOTHING = new LibraryDigest(0, 0);

  /**
   * With one document more.
   *
   * @param cluster the group of near-duplicates to which it belongs, 0 for none
   */
  public LibraryDigest with(String id, String title, String text, long cluster) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {id, title, text}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        sha.update(bytes);
      }
      sha.update(ByteBuffer.allocate(8).putLong(cluster).array());
      return new LibraryDigest(documents + 1, sum + ByteBuffer.wrap(sha.digest()).getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
