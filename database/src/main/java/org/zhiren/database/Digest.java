package org.zhiren.database;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Passes bytes on and counts them into a SHA-256. Closing it leaves what is below open. */
final class Digest extends FilterOutputStream {

  private final MessageDigest sha256 = sha256();

  Digest(OutputStream out) {
    super(out);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    sha256.update((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    sha256.update(bytes, offset, length);
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
