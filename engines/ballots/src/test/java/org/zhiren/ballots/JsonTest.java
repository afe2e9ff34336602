package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The little JSON that the format needs, and nothing more. */
final class JsonTest {

  @Test
  void valuesComeBackAsTheyWere() {
    for (String json :
        List.of(
            "{}",
            "[]",
            "{\"b\":1,\"a\":[true,false,\"x\"]}",
            "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f中文😀\"",
            "-12",
            "999999999999999",
            "0")) {
      assertThat(Json.write(Json.parse(json))).isEqualTo(json);
    }
    assertThat(Json.parse(" { \"a\" : [ 1 , 2 ] } \n")).isEqualTo(Map.of("a", List.of(1L, 2L)));
    assertThat(Json.parse("\"\\u4e2d\\/\"")).isEqualTo("中/");
  }

  @Test
  void everythingElseIsRefused() {
    for (String json :
        List.of(
            "",
            " ",
            "nul",
            "null",
            "1.5",
            "1e3",
            "01",
            "-",
            "1234567890123456",
            "[1,]",
            "[,1]",
            "[1 2]",
            "[1",
            "{\"a\":1,}",
            "{\"a\":1,\"a\":2}",
            "{a:1}",
            "{\"a\"}",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"line\nbreak\"",
            "1 2",
            "[".repeat(100_000))) {
      assertThatThrownBy(() -> Json.parse(json))
          .as(json.length() > 20 ? "deep nesting" : json)
          .isInstanceOf(BallotException.class);
    }
  }

  @Test
  void objectsHaveExactlyTheirFields() {
    Object json = Json.parse("{\"a\":1,\"b\":\"x\"}");
    Fields fields = Fields.of(json, "a", "?x", "b");
    assertThat(fields.integer("a")).isEqualTo(1);
    assertThat(fields.string("b")).isEqualTo("x");
    assertThat(fields.optionalString("x")).isNull();
    assertThatThrownBy(() -> fields.integer("b")).hasMessageStartingWith("b: ");
    assertThatThrownBy(() -> fields.string("a")).hasMessageStartingWith("a: ");
    assertThatThrownBy(() -> Fields.of(json, "a")).hasMessageContaining("fields");
    assertThatThrownBy(() -> Fields.of(json, "b", "a")).hasMessageContaining("order");
    assertThatThrownBy(() -> Fields.of(List.of(), "a")).hasMessageContaining("object");
    assertThatThrownBy(() -> Fields.integer(-1L)).isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> Fields.integer(1L << 31)).isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> Fields.list(List.of(1L, "x"), Fields::integer))
        .hasMessageStartingWith("item 2");
  }
}
