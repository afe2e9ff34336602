package org.zhiren.scaleout;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Two machines of a cluster as processes on this computer, for trying out and measuring: one that
 * leads, one that holds data only.
 */
public final class LocalCluster implements AutoCloseable {

  /** How long a machine may take on a computer that does much else; one that ended ends it. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int LINES_OF_LOG = 5;
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Path folder;
  private final Map<String, Process> processes = new LinkedHashMap<>();
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
    this.folder = Files.createDirectories(folder);
    int[] ports = freePorts(4);
    String seed = "127.0.0.1:" + ports[1];
    try {
      start(classPath, heapMebibytes, "first", ports[0], ports[1], "all", seed);
      start(classPath, heapMebibytes, "second", ports[2], ports[3], "data", seed);
      waitFor("/_cluster/health?wait_for_nodes=2&timeout=5s");
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  /** Ports that nobody uses at the moment, each another one. */
  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> held = new ArrayList<>();
    try {
      int[] ports = new int[count];
      for (int i = 0; i < count; i++) {
        ServerSocket free = new ServerSocket(0);
        held.add(free);
        ports[i] = free.getLocalPort();
      }
      return ports;
    } finally {
      for (ServerSocket free : held) {
        free.close();
      }
    }
  }

  private void start(
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
    processes.put(name, process);
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
   * @throws IOException if a machine has ended meanwhile, with the last lines of its log
   */
  public void waitFor(String health) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (ClusterConnection connection = new ClusterConnection(addresses)) {
      while (System.nanoTime() < end) {
        checkAlive();
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
    throw new IOException(
        "The cluster did not answer (%s) as wished within %s.".formatted(health, PATIENCE));
  }

  private void checkAlive() throws IOException {
    for (Map.Entry<String, Process> one : processes.entrySet()) {
      if (!one.getValue().isAlive()) {
        List<String> log = Files.readAllLines(folder.resolve(one.getKey() + ".log"));
        throw new IOException(
            "The machine (%s) ended with %d: %s"
                .formatted(
                    one.getKey(),
                    one.getValue().exitValue(),
                    log.subList(Math.max(0, log.size() - LINES_OF_LOG), log.size())));
      }
    }
  }

  /** Ends the second machine as a power cut does. */
  public void killSecond() throws InterruptedException {
    Process second = processes.remove("second");
    if (second != null) {
      second.destroyForcibly().waitFor();
    }
  }

  /** Ends the machines and waits until they have let go of their files. */
  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    processes.values().forEach(process -> process.onExit().join());
  }
}
