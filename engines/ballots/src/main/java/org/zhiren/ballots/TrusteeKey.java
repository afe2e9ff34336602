package org.zhiren.ballots;

import java.util.Map;

/** The public key of a trustee with the proof that somebody knows the private one (section 4.5). */
record TrusteeKey(Proof pok, Element publicKey) {

  static TrusteeKey parse(Object json) {
    Fields fields = Fields.of(json, "pok", "public_key");
    return new TrusteeKey(fields.field("pok", Proof::parse), fields.element("public_key"));
  }

  Map<String, Object> json() {
    return Fields.object("pok", pok.json(), "public_key", publicKey.text());
  }

  static String context(Element publicKey) {
    return "pok|" + Group.NAME + "|" + publicKey.text();
  }

  /** Whether the key lies in the group and the proof holds. */
  boolean holds() {
    return publicKey.isMember() && pok.holds(context(publicKey), publicKey);
  }
}
