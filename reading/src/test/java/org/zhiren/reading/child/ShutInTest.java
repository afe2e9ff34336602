package org.zhiren.reading.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel refuses to a process that has shut itself in. */
class ShutInTest {

  @TempDir private Path folder;

  @Test
  void filesProgramsAndConnectionsAreOutOfReach() throws Exception {
    Path file = Files.writeString(folder.resolve("secret.txt"), "secret");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "org.zhiren.reading.child.ShutIn",
                  file.toString(),
                  Integer.toString(server.getLocalPort()))
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).contains("before done");
      assumeThat(said).as("this kernel has Landlock").contains("confined files");
      assertThat(said)
          .contains("read refused", "list refused", "write refused", "delete refused")
          .contains("thread refused", "run refused", "class done");
      if (said.contains("confined files tcp")) {
        assertThat(said).contains("connect refused", "listen refused");
      }
      assertThat(file).exists();
    }
  }
}
