package org.zhiren.ballots;

import java.util.Map;

/** The payload of the first event: hashes of election, trustees and credentials (section 4.10). */
record SetupData(String election, String trustees, String credentials) {

  static SetupData parse(String json) {
    Fields fields = Fields.of(Json.parse(json), "election", "trustees", "credentials");
    return new SetupData(
        fields.string("election"), fields.string("trustees"), fields.string("credentials"));
  }

  Map<String, Object> json() {
    return Fields.object("election", election, "trustees", trustees, "credentials", credentials);
  }
}
