package org.zhiren.ballots;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.zhiren.explain.Text;

/**
 * AES in CCM mode (RFC 3610, NIST SP 800-38C) without associated data: what trustees write to each
 * other is encrypted with it. The JDK has AES but not this mode.
 */
final class CounterCbcMac {

  private static final int BLOCK = 16;

  private final Cipher aes;
  private final byte[] nonce;
  private final int lengthBytes;
  private final int tagBytes;

  /**
   * One use of the cipher.
   *
   * @param key 16, 24 or 32 bytes
   * @param nonce 7 to 13 bytes; the length field takes the rest of 15
   * @param tagBytes 4, 6, … 16
   */
  CounterCbcMac(byte[] key, byte[] nonce, int tagBytes) {
    try {
      // The mode is built here from single blocks; nothing is encrypted in this "mode" itself.
      aes = Cipher.getInstance("AES/ECB/NoPadding");
      aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES.", e);
    }
    this.nonce = nonce.clone();
    this.lengthBytes = BLOCK - 1 - nonce.length;
    this.tagBytes = tagBytes;
  }

  /** The ciphertext with the tag after it. */
  byte[] encrypt(byte[] plain) {
    byte[] out = Arrays.copyOf(counter(plain), plain.length + tagBytes);
    System.arraycopy(tag(plain), 0, out, plain.length, tagBytes);
    return out;
  }

  /**
   * Decrypts and checks the tag.
   *
   * @throws BallotException if the tag does not fit: another key, or the text was changed
   */
  byte[] decrypt(byte[] sealed) {
    if (sealed.length >= tagBytes) {
      int length = sealed.length - tagBytes;
      byte[] plain = counter(Arrays.copyOf(sealed, length));
      if (MessageDigest.isEqual(tag(plain), Arrays.copyOfRange(sealed, length, sealed.length))) {
        return plain;
      }
    }
    throw new BallotException(
        Text.of("密文不能用这把钥匙解开，或已被改动", "the message cannot be opened with this key, or was changed"));
  }

  private byte[] counter(byte[] text) {
    byte[] out = text.clone();
    for (int from = 0, count = 1; from < text.length; from += BLOCK, count++) {
      byte[] stream = block(counterBlock(count));
      for (int i = from; i < Math.min(from + BLOCK, text.length); i++) {
        out[i] ^= stream[i - from];
      }
    }
    return out;
  }

  private byte[] counterBlock(int count) {
    byte[] block = new byte[BLOCK];
    block[0] = (byte) (lengthBytes - 1);
    System.arraycopy(nonce, 0, block, 1, nonce.length);
    number(block, count);
    return block;
  }

  private void number(byte[] block, int number) {
    for (int i = 0; i < Math.min(lengthBytes, Integer.BYTES); i++) {
      block[BLOCK - 1 - i] = (byte) (number >>> (8 * i));
    }
  }

  private byte[] tag(byte[] plain) {
    byte[] mac = new byte[BLOCK];
    mac[0] = (byte) (8 * ((tagBytes - 2) / 2) + lengthBytes - 1);
    System.arraycopy(nonce, 0, mac, 1, nonce.length);
    number(mac, plain.length);
    mac = block(mac);
    for (int from = 0; from < plain.length; from += BLOCK) {
      for (int i = from; i < Math.min(from + BLOCK, plain.length); i++) {
        mac[i - from] ^= plain[i];
      }
      mac = block(mac);
    }
    byte[] first = block(counterBlock(0));
    byte[] tag = new byte[tagBytes];
    for (int i = 0; i < tagBytes; i++) {
      tag[i] = (byte) (mac[i] ^ first[i]);
    }
    return tag;
  }

  private byte[] block(byte[] input) {
    try {
      return aes.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("One block of AES cannot fail.", e);
    }
  }
}
