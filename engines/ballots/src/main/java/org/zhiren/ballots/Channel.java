package org.zhiren.ballots;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.zhiren.explain.Text;

/**
 * Signed and encrypted messages from one trustee to another, carried by anybody (sections 4.6.1 and
 * 4.6.3): ElGamal for a key, AES in CCM mode for the text.
 */
final class Channel {

  private static final int TAG_BYTES = 8;
  private static final int SHORT_TEXT = 1 << 16;

  private Channel() {}

  /** A message that only {@code recipient} can read, signed with {@code signingKey}. */
  static String send(
      BigInteger signingKey, Element recipient, String message, SecureRandom random) {
    String inner = Json.write(Fields.object("recipient", recipient.text(), "message", message));
    String signed = Json.write(SignedMessage.sign(signingKey, inner, random).json());
    BigInteger r = Group.random(random);
    Element key = Group.G.power(Group.random(random));
    Element alpha = Group.G.power(r);
    byte[] sealed =
        cipher(key, alpha, signed.length()).encrypt(signed.getBytes(StandardCharsets.UTF_8));
    return Json.write(
        Fields.object(
            "alpha",
            alpha.text(),
            "beta",
            recipient.power(r).times(key).text(),
            "data",
            HexFormat.of().formatHex(sealed)));
  }

  /**
   * Opens a message.
   *
   * @param sender whose signature it should bear
   * @param recipient the public key it should be meant for
   * @param decryptionKey its private key
   * @throws BallotException if it was not written by the one for the other, or was changed
   */
  static String receive(
      String sealed, Element sender, Element recipient, BigInteger decryptionKey) {
    Fields fields = Fields.of(Json.parse(sealed), "alpha", "beta", "data");
    Element alpha = fields.element("alpha");
    Element key = fields.element("beta").times(alpha.power(decryptionKey).inverse());
    byte[] data = fields.field("data", value -> bytes(Fields.string(value)));
    String text =
        new String(
            cipher(key, alpha, data.length - TAG_BYTES).decrypt(data), StandardCharsets.UTF_8);
    SignedMessage signed = SignedMessage.parse(Json.parse(text));
    Fields message = Fields.of(Json.parse(signed.message()), "recipient", "message");
    if (!signed.holds(sender) || !message.element("recipient").equals(recipient)) {
      throw new BallotException(
          Text.of(
              "监票人之间的消息签名不成立，或收件人不符",
              "a message between trustees is not signed by its sender, or meant for another"));
    }
    return message.string("message");
  }

  private static byte[] bytes(String hex) {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new BallotException(Text.of("不是十六进制", "not hexadecimal"));
    }
  }

  private static CounterCbcMac cipher(Element key, Element alpha, int textLength) {
    // The mode cuts the initialisation vector to what the length field leaves of 15 bytes.
    int nonce = textLength < SHORT_TEXT ? 13 : 12;
    return new CounterCbcMac(
        Hashes.sha256("key|" + key.text()),
        Arrays.copyOf(Hashes.sha256("iv|" + alpha.text()), nonce),
        TAG_BYTES);
  }
}
