package org.zhiren.scaleout;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Two machines of a cluster as processes on this computer, for trying out and measuring: one that
 * leads, one that holds data only.
 */
public final class LocalCluster implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(200);

  private final List<Process> processes = new ArrayList<>();
  private final List<URI> addresses = new ArrayList<>();

  /**
   * Starts both and waits until they have found each other.
   *
   * @param folder where they keep what they are given; a log of each stands there too
   * @param classPath this module and everything it needs
   * @param heapMebibytes memory for the objects of each
   * @throws IOException if they do not start
   */
  public LocalCluster(Path folder, String classPath, int heapMebibytes)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int[] ports = new int[4];
    for (int i = 0; i < ports.length; i++) {
      try (ServerSocket free = new ServerSocket(0)) {
        ports[i] = free.getLocalPort();
      }
    }
    String seed = "127.0.0.1:" + ports[1];
    try {
      start(folder, classPath, heapMebibytes, "first", ports[0], ports[1], "all", seed);
      start(folder, classPath, heapMebibytes, "second", ports[2], ports[3], "data", seed);
      waitFor("/_cluster/health?wait_for_nodes=2&timeout=5s");
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private void start(
      Path folder,
      String classPath,
      int heapMebibytes,
      String name,
      int http,
      int port,
      String roles,
      String seed)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMebibytes + "m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
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

  /** Where the machines listen. */
  public List<URI> addresses() {
    return List.copyOf(addresses);
  }

  /**
   * Waits until a question about health is answered in time.
   *
   * @param health for instance {@code /_cluster/health?wait_for_status=green&timeout=10s}
   */
  public void waitFor(String health) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    try (ClusterConnection connection = new ClusterConnection(addresses)) {
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
          Thread.sleep(LOOK);
        }
      }
    }
    throw new IOException("The cluster was not ready in time.");
  }

  /** Ends the second machine as a power cut does. */
  public void killSecond() throws InterruptedException {
    processes.get(1).destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}
