package org.zhiren.scaleout;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Two machines of a cluster as processes of their own: one that leads, one that holds data only.
 */
final class TwoMachines implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(120);

  private final List<Process> processes = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();

  TwoMachines(Path folder) throws IOException, InterruptedException {
    int[] ports = new int[4];
    for (int i = 0; i < ports.length; i++) {
      try (ServerSocket free = new ServerSocket(0)) {
        ports[i] = free.getLocalPort();
      }
    }
    String seed = "127.0.0.1:" + ports[1];
    start(folder, "first", ports[0], ports[1], "all", seed);
    start(folder, "second", ports[2], ports[3], "data", seed);
    try (ClusterConnection connection = new ClusterConnection(addresses)) {
      waitFor(connection, "/_cluster/health?wait_for_nodes=2&timeout=5s");
    }
  }

  private void start(Path folder, String name, int http, int port, String roles, String seed)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "org.zhiren.scaleout.ClusterNode",
                name,
                folder.resolve(name).toString(),
                Integer.toString(http),
                Integer.toString(port),
                roles,
                seed)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    processes.add(process);
    addresses.add(URI.create("http://127.0.0.1:" + http));
  }

  List<URI> addresses() {
    return addresses;
  }

  /** Waits until a question about health is answered without running out of time. */
  void waitFor(ClusterConnection connection, String health)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      if (processes.stream().noneMatch(Process::isAlive)) {
        throw new IOException("The machines ended at their start.");
      }
      try {
        JsonNode answer = connection.get(health);
        if (!answer.path("timed_out").asBoolean(true)) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(Duration.ofMillis(200));
      }
    }
    throw new IOException("The cluster was not ready in time.");
  }

  /** Ends the second machine as a power cut does. */
  void killSecond() throws InterruptedException {
    processes.get(1).destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
