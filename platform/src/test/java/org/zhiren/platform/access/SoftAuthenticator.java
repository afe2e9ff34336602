package org.zhiren.platform.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.UUID;

/**
 * A passkey device in software, written from the text of WebAuthn Level 3 and CTAP 2: ECDSA with
 * P-256, attestation "none". It answers wrongly when told to.
 */
final class SoftAuthenticator {

  static final int PRESENT = 0x01;
  static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair keys;
  private final byte[] id = bytes(UUID.randomUUID());
  private long count;

  SoftAuthenticator() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    keys = generator.generateKeyPair();
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  /** The answer to a question for a new passkey. */
  String make(String challenge, String origin, String party, int flags) throws Exception {
    byte[] client = client("webauthn.create", challenge, origin);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(header(party, flags | ATTESTED));
    data.writeBytes(new byte[16]);
    data.write(0);
    data.write(id.length);
    data.writeBytes(id);
    data.writeBytes(publicKey());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.write(0xa3);
    text(object, "fmt");
    text(object, "none");
    text(object, "attStmt");
    object.write(0xa0);
    text(object, "authData");
    byteString(object, data.toByteArray());
    return """
    {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}
    """
        .formatted(base64(id), base64(client), base64(object.toByteArray()));
  }

  /** The answer to a question at sign-in. */
  String show(String challenge, String origin, String party, int flags, UUID account)
      throws Exception {
    count++;
    return show(challenge, origin, party, flags, account, keys);
  }

  /** The same with somebody else's key. */
  String forge(String challenge, String origin, String party, UUID account) throws Exception {
    count++;
    return show(
        challenge, origin, party, PRESENT | VERIFIED, account, new SoftAuthenticator().keys);
  }

  /** A copy of the device answers: its counter stands where the original's stood before. */
  void rewind() {
    count -= 2;
  }

  private String show(
      String challenge, String origin, String party, int flags, UUID account, KeyPair signer)
      throws Exception {
    byte[] client = client("webauthn.get", challenge, origin);
    byte[] data = header(party, flags);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer.getPrivate());
    signature.update(data);
    signature.update(sha256(client));
    return """
    {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
     "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
    """
        .formatted(
            base64(id),
            base64(client),
            base64(data),
            base64(signature.sign()),
            base64(bytes(account)));
  }

  private static byte[] client(String type, String challenge, String origin) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin)
        .getBytes(UTF_8);
  }

  private byte[] header(String party, int flags) throws GeneralSecurityException {
    return ByteBuffer.allocate(37)
        .put(sha256(party.getBytes(UTF_8)))
        .put((byte) flags)
        .putInt((int) count)
        .array();
  }

  /** The key as COSE: type EC2, algorithm ES256, curve P-256, x, y. */
  private byte[] publicKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    ByteArrayOutputStream cose = new ByteArrayOutputStream();
    cose.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
    byteString(cose, unsigned(key.getW().getAffineX().toByteArray()));
    cose.write(0x22);
    byteString(cose, unsigned(key.getW().getAffineY().toByteArray()));
    return cose.toByteArray();
  }

  private static byte[] unsigned(byte[] number) {
    byte[] fixed = new byte[32];
    int length = Math.min(32, number.length);
    System.arraycopy(number, number.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 | text.length());
    out.writeBytes(text.getBytes(UTF_8));
  }

  private static void byteString(ByteArrayOutputStream out, byte[] bytes) {
    out.write(0x58);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
