package org.zhiren.command;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Output for programs. */
final class Json {

  private Json() {}

  static String print(Map<String, ?> value) {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
