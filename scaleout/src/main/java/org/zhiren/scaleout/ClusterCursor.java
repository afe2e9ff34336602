package org.zhiren.scaleout;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/**
 * Where a page begins, as text that travels. A cursor that is not one begins at the front.
 *
 * @param ranked whether the nearest documents are listed
 * @param after the sort values of the last hit before the page; null at the front
 * @param skip how many hits lie before the page; where near-duplicates are folded
 */
record ClusterCursor(boolean ranked, @Nullable JsonNode after, int skip) {

  private static final ClusterCursor FRONT = new ClusterCursor(false, null, 0);

  static ClusterCursor read(@Nullable String text) {
    if (text == null || text.length() < 2) {
      return FRONT;
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.substring(1));
      JsonNode at = ClusterConnection.json().readTree(json);
      boolean ranked = text.charAt(0) == 'r';
      return at.isInt()
          ? new ClusterCursor(ranked, null, Math.max(0, at.asInt()))
          : new ClusterCursor(ranked, at.isArray() ? at : null, 0);
    } catch (IllegalArgumentException | JacksonException e) {
      return FRONT;
    }
  }

  static String after(boolean ranked, JsonNode sortValues) {
    return write(ranked, sortValues);
  }

  static String skipping(boolean ranked, int hits) {
    return write(ranked, IntNode.valueOf(hits));
  }

  private static String write(boolean ranked, JsonNode at) {
    byte[] json = at.toString().getBytes(StandardCharsets.UTF_8);
    return (ranked ? "r" : "e") + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }
}
