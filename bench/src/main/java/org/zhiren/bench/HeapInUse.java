package org.zhiren.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of its heap another Java process really holds, asked with the tools of the JDK. */
final class HeapInUse {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private HeapInUse() {}

  /** MiB of live objects after a full collection; empty where the process cannot be asked. */
  static OptionalLong mebibytes(long pid) throws IOException, InterruptedException {
    String collected = jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    return collected.isEmpty() || !used.find()
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(used.group(1)) / 1024);
  }

  private static String jcmd(long pid, String what) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(tool.toString(), Long.toString(pid), what)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? said : "";
  }
}
