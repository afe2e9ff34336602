package org.zhiren.command;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Where this program stands.
 *
 * @param home the folder of the script {@code zhiren}
 * @param jar the jar that holds this class, beside the jars that it needs
 */
record Installation(Path home, Path jar) {

  static Installation current() {
    Map<String, String> environment = System.getenv();
    String home = environment.get("ZHIREN_HOME");
    return new Installation(
        Path.of(home == null ? "." : home).toAbsolutePath().normalize(), jarOf(Zhiren.class));
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The recorded start-up of the server, which makes later starts quick. */
  Path aotCache() {
    // A recording fits only the place where it was made: a moved program makes its own.
    return jar.resolveSibling("zhiren-" + Integer.toHexString(jar.toString().hashCode()) + ".aot");
  }

  /**
   * The data folder when none is named: {@code ZHIREN_DATA}, else {@code data} beside the script.
   */
  Path defaultData() {
    String named = System.getenv("ZHIREN_DATA");
    return named == null || named.isBlank() ? home.resolve("data") : Path.of(named);
  }

  /** The data folder to use. */
  Path data(@Nullable Path named) {
    return (named == null ? defaultData() : named).toAbsolutePath().normalize();
  }

  /** The script in front of this program. */
  Path script() {
    Path script = home.resolve("zhiren");
    if (!java.nio.file.Files.isRegularFile(script)) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "找不到脚本（{0}）。请通过 ./zhiren 运行。",
                  "The script ({0}) is not there. Run this through ./zhiren.")
              .fill(script));
    }
    return script;
  }
}
