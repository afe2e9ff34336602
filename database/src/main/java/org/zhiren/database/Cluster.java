package org.zhiren.database;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiren.explain.Text;

/** The folder that {@code initdb} makes, and its settings. */
final class Cluster {

  static final String SUPERUSER = "postgres";

  /** UTF-8 character types of the C library, best first: {@code pg_trgm} needs one. */
  private static final List<String> LOCALES = List.of("C.UTF-8", "C.utf8", "en_US.UTF-8");

  private static final String MADE_MARK = "zhiren.made";
  private static final String SETTINGS_FILE = "zhiren.conf";

  private Cluster() {}

  /** Makes the cluster if there is none, and checks the one there is. */
  static void prepare(
      DataFolder data,
      PostgresBinaries binaries,
      Launching launching,
      String superuserPassword,
      boolean durable)
      throws IOException {
    removeUnfinished(data);
    Path made = data.root().resolve(MADE_MARK);
    if (!Files.exists(data.cluster())) {
      if (Files.exists(made)) {
        // There was a cluster once. An empty one in its place would look like lost data.
        throw broken(data.cluster(), "database");
      }
      create(data, binaries, launching, superuserPassword, durable);
    }
    if (!Files.exists(made)) {
      Files.writeString(made, "PostgreSQL " + binaries.version() + "\n");
    }
    check(data.cluster(), binaries);
  }

  private static void removeUnfinished(DataFolder data) throws IOException {
    try (var unfinished = Files.newDirectoryStream(data.root(), "database.new-*")) {
      for (Path folder : unfinished) {
        FileTrees.delete(folder);
      }
    }
  }

  private static void create(
      DataFolder data,
      PostgresBinaries binaries,
      Launching launching,
      String superuserPassword,
      boolean durable)
      throws IOException {
    if (launching.owner() != null) {
      Files.setPosixFilePermissions(data.root(), PosixFilePermissions.fromString("rwx--x--x"));
    }
    Path temporary = Files.createTempDirectory(data.root(), "database.new-");
    try {
      Path unfinished = Files.createDirectory(temporary.resolve("cluster"));
      Path password = temporary.resolve("password");
      Files.writeString(password, superuserPassword + "\n");
      Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
      launching.own(temporary);
      initdb(binaries, launching, unfinished, password, durable);
      Files.writeString(
          unfinished.resolve("postgresql.conf"),
          "\ninclude_if_exists = '" + SETTINGS_FILE + "'\n# Settings of your own go below.\n",
          StandardOpenOption.APPEND);
      Files.writeString(
          unfinished.resolve("pg_hba.conf"),
          """
          # Loopback only, with a password.
          host all all 127.0.0.1/32 scram-sha-256
          """);
      Files.move(unfinished, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
      FileTrees.force(data.root());
    } finally {
      FileTrees.delete(temporary);
    }
  }

  private static void initdb(
      PostgresBinaries binaries, Launching launching, Path folder, Path password, boolean durable)
      throws IOException {
    String output = "";
    for (String locale : LOCALES) {
      List<String> arguments =
          List.of(
              "--pgdata=" + folder,
              "--username=" + SUPERUSER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8",
              "--locale=" + locale,
              "--lc-messages=C",
              "--no-instructions",
              durable ? "--data-checksums" : "--no-sync");
      ProcessBuilder builder =
          new ProcessBuilder(launching.command(binaries.program("initdb"), arguments))
              .redirectErrorStream(true);
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = ChildProcesses.start(builder);
      process.getOutputStream().close();
      output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (exitCode(process) == 0) {
        return;
      }
      if (!output.contains("invalid locale")) {
        break;
      }
    }
    throw ServerLog.explain(output, folder, 0);
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while making the database", e);
    }
  }

  private static void check(Path cluster, PostgresBinaries binaries) throws IOException {
    Path versionFile = cluster.resolve("PG_VERSION");
    for (String needed : List.of("PG_VERSION", "global/pg_control", "postgresql.conf", "base")) {
      if (!Files.exists(cluster.resolve(needed))) {
        throw broken(cluster, needed);
      }
    }
    String found = Files.readString(versionFile).strip();
    if (!found.equals(binaries.majorVersion())) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.WRONG_VERSION,
          Text.of(
                  "数据文件夹（{0}）由 PostgreSQL {1} 建立，本程序带的是 {2}。请用原版本的程序做备份，再恢复到新的文件夹。",
                  "The data folder ({0}) was made by PostgreSQL {1}; this program brings {2}. Make a"
                      + " backup with the former program and restore it into a new folder.")
              .fill(cluster, found, binaries.majorVersion()));
    }
  }

  static DatabaseProblem broken(Path cluster, String missing) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.BROKEN_DATA,
        Text.of(
                "数据文件夹（{0}）不完整，缺少 {1}。未作任何改动；请用 ./zhiren restore 把备份恢复到新的文件夹。",
                "The data folder ({0}) is incomplete: {1} is missing. Nothing was changed; restore a"
                    + " backup into a new folder with ./zhiren restore.")
            .fill(cluster, missing));
  }

  /** Writes the settings that follow from this machine; read at every start. */
  static void writeSettings(Path cluster, Launching launching, Map<String, String> changes)
      throws IOException {
    Map<String, String> settings = new TreeMap<>(defaults(memoryMebibytes()));
    settings.putAll(changes);
    List<String> lines = new ArrayList<>();
    lines.add("# Written at every start; your own settings go into postgresql.conf.");
    settings.forEach((name, value) -> lines.add(name + " = '" + value.replace("'", "''") + "'"));
    Path file = cluster.resolve(SETTINGS_FILE);
    Path temporary = cluster.resolve(SETTINGS_FILE + ".new");
    Files.write(temporary, lines);
    launching.own(temporary);
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Comfortable on 2 cores and 4 GiB beside a JVM, and growing with the machine. */
  static Map<String, String> defaults(long memoryMebibytes) {
    long sharedBuffers = Math.clamp(memoryMebibytes / 8, 64, 2048);
    return Map.ofEntries(
        Map.entry("listen_addresses", "127.0.0.1"),
        Map.entry("unix_socket_directories", ""),
        Map.entry("password_encryption", "scram-sha-256"),
        Map.entry("max_connections", "60"),
        Map.entry("fsync", "on"),
        Map.entry("full_page_writes", "on"),
        Map.entry("synchronous_commit", "on"),
        Map.entry("shared_buffers", sharedBuffers + "MB"),
        Map.entry("effective_cache_size", Math.max(256, memoryMebibytes / 2) + "MB"),
        Map.entry("work_mem", Math.clamp(memoryMebibytes / 256, 4, 32) + "MB"),
        Map.entry("maintenance_work_mem", Math.clamp(memoryMebibytes / 32, 32, 512) + "MB"),
        Map.entry("min_wal_size", "80MB"),
        Map.entry("max_wal_size", "1GB"),
        Map.entry("wal_compression", "on"),
        Map.entry("checkpoint_timeout", "10min"),
        Map.entry("random_page_cost", "1.1"),
        Map.entry("jit", "off"),
        Map.entry("shared_preload_libraries", "pg_stat_statements"),
        Map.entry("log_line_prefix", "%m [%p] %q%u@%d "),
        Map.entry("log_lock_waits", "on"),
        Map.entry("log_min_duration_statement", "2s"),
        Map.entry("log_parameter_max_length", "0"),
        Map.entry("log_parameter_max_length_on_error", "0"),
        Map.entry("idle_in_transaction_session_timeout", "10min"));
  }

  private static long memoryMebibytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() / (1024 * 1024)
        : 4096;
  }
}
