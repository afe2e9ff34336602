package org.zhiren.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Output for programs. */
final class Json {

  private Json() {}

  private static ObjectWriter writer() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
  }

  static String print(Map<String, ?> value) {
    return writer().writeValueAsString(value);
  }

  /** Writes piece by piece: lists that make their entries when asked never stand in memory. */
  static void write(Path target, Map<String, ?> value) throws IOException {
    try (Writer out = Files.newBufferedWriter(target)) {
      writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValue(out, value);
      out.write('\n');
    }
  }
}
