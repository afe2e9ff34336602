package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;

/** A text signed by a trustee (section 4.6.1). */
record SignedMessage(String message, Proof signature) {

  static SignedMessage parse(Object json) {
    Fields fields = Fields.of(json, "message", "signature");
    return new SignedMessage(fields.string("message"), fields.field("signature", Proof::parse));
  }

  static SignedMessage sign(BigInteger signingKey, String message, SecureRandom random) {
    return new SignedMessage(message, Proof.of("sigmsg|" + message, signingKey, random));
  }

  Map<String, Object> json() {
    return Fields.object("message", message, "signature", signature.json());
  }

  boolean holds(Element verificationKey) {
    return signature.holds("sigmsg|" + message, verificationKey);
  }
}
