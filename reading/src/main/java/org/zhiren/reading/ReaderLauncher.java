package org.zhiren.reading;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** Starts children, wrapped in what this machine offers to confine them. */
final class ReaderLauncher implements AutoCloseable {

  /** A network of its own with nothing in it. The user stays who it is. */
  private static final List<String> NO_NETWORK =
      List.of("unshare", "--user", "--map-current-user", "--net", "--");

  /** No new rights, and the end of the parent is the end of the child. */
  private static final List<String> NO_RIGHTS =
      List.of("setpriv", "--no-new-privs", "--pdeathsig", "KILL");

  private static final List<String> FEW_DESCRIPTORS =
      List.of("prlimit", "--core=0", "--nofile=512", "--fsize=0");

  private final ReaderSettings settings;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("reader-clock").factory());

  /** The kernel's signal at the parent's death follows the thread that started the child. */
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("reader-parent").factory());

  private @Nullable Wrapped wrapped;

  /** The command that starts a child, and a word for each thing that confines it. */
  private record Wrapped(List<String> command, String holds) {}

  ReaderLauncher(ReaderSettings settings) {
    this.settings = settings;
  }

  /** Tried out when the first child is needed: a program that reads nothing starts no other. */
  private synchronized Wrapped wrapped() {
    Wrapped known = wrapped;
    if (known == null) {
      List<String> words = new ArrayList<>();
      List<String> holds = new ArrayList<>();
      add(NO_NETWORK, "network", words, holds);
      add(NO_RIGHTS, "rights parent", words, holds);
      add(FEW_DESCRIPTORS, "descriptors", words, holds);
      words.addAll(java());
      known = new Wrapped(List.copyOf(words), String.join(" ", holds));
      wrapped = known;
    }
    return known;
  }

  private static void add(
      List<String> prefix, String word, List<String> words, List<String> holds) {
    List<String> tried = new ArrayList<>(words);
    tried.addAll(prefix);
    tried.add("true");
    if (works(tried)) {
      words.addAll(prefix);
      holds.add(word);
    }
  }

  private List<String> java() {
    Path program = settings.java();
    String java =
        program == null
            ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
            : program.toString();
    List<Path> libraries =
        settings.classPath().isEmpty() ? ReaderClassPath.find() : settings.classPath();
    return List.of(
        java,
        "-Xmx" + settings.heapMebibytes() + "m",
        "-Xms32m",
        "-Xss1m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=32m",
        "-XX:ReservedCodeCacheSize=96m",
        "-XX:+UseSerialGC",
        "-XX:ActiveProcessorCount=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:+DisableAttachMechanism",
        "-XX:-UsePerfData",
        "-Xshare:auto",
        "-Xlog:disable",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Duser.timezone=UTC",
        "-Duser.language=zh",
        "-Duser.country=CN",
        "-Dfile.encoding=UTF-8",
        "-cp",
        String.join(File.pathSeparator, libraries.stream().map(Path::toString).toList()),
        "org.zhiren.reading.child.Reader");
  }

  /** Starts a child and waits until it is ready. */
  ReaderProcess start() throws IOException {
    Wrapped how = wrapped();
    List<String> words = new ArrayList<>(how.command());
    words.add(how.holds());
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .directory(new File(File.separator));
    Map<String, String> environment = builder.environment();
    String path = environment.getOrDefault("PATH", "/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    try {
      return new ReaderProcess(starter.submit(builder::start).get(), clock);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (RejectedExecutionException e) {
      throw new IOException("reading was ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting", e);
    }
  }

  private static boolean works(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(Duration.ofSeconds(10))) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false; // the program is not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    starter.shutdown();
    clock.shutdownNow();
  }
}
