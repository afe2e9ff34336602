package org.zhiren.ballots;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * One step of an election, chained to the one before (section 4.4).
 *
 * @param parent hash of the event before; null in the first
 * @param height its number, from 0
 * @param type what happened
 * @param payload hash of the data that belongs to it; null if none does
 */
record Event(@Nullable String parent, int height, Type type, @Nullable String payload) {

  enum Type {
    SETUP("Setup"),
    BALLOT("Ballot"),
    END_BALLOTS("EndBallots"),
    ENCRYPTED_TALLY("EncryptedTally"),
    SHUFFLE("Shuffle"),
    END_SHUFFLES("EndShuffles"),
    PARTIAL_DECRYPTION("PartialDecryption"),
    RESULT("Result");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Type parse(String word) {
      for (Type type : values()) {
        if (type.word.equals(word)) {
          return type;
        }
      }
      throw new BallotException(
          Text.of("没有这种事件（{0}）", "there is no such event ({0})").fill(Numbers.shown(word)));
    }
  }

  static Event parse(String json) {
    Fields fields = Fields.of(Json.parse(json), "?parent", "height", "type", "?payload");
    Event event =
        new Event(
            fields.optionalString("parent"),
            fields.integer("height"),
            fields.field("type", value -> Type.parse(Fields.string(value))),
            fields.optionalString("payload"));
    if (!event.json().equals(json)) {
      throw new BallotException(Text.of("事件不是规范写法", "the event is not in its only spelling"));
    }
    return event;
  }

  String json() {
    Map<String, Object> json = Fields.object();
    if (parent != null) {
      json.put("parent", parent);
    }
    json.put("height", height);
    json.put("type", type.word());
    if (payload != null) {
      json.put("payload", payload);
    }
    return Json.write(json);
  }
}
