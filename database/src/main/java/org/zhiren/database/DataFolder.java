package org.zhiren.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * The folder that holds everything of one installation: the cluster, its programs, secrets and log.
 *
 * <p>Opening it takes a lock that the operating system gives back when the process ends, however it
 * ends.
 */
final class DataFolder implements AutoCloseable {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path root;
  private final FileChannel lockChannel;
  private final FileLock lock;

  private DataFolder(Path root, FileChannel lockChannel, FileLock lock) {
    this.root = root;
    this.lockChannel = lockChannel;
    this.lock = lock;
  }

  /**
   * Makes the folder if needed and locks it.
   *
   * @throws DatabaseProblem if another process holds it or it cannot be written
   */
  static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      boolean isNew = !Files.exists(root);
      Files.createDirectories(root);
      if (isNew) {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      }
      root = root.toRealPath();
      FileChannel channel =
          FileChannel.open(
              root.resolve("zhiren.lock"),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              OWNER_ONLY_FILE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        String holder = read(channel);
        channel.close();
        throw inUse(root, holder);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(root, channel, lock);
    } catch (IOException e) {
      throw FileProblems.translate(e, root);
    }
  }

  /** The process that holds {@code folder}, if any. */
  static OptionalLong holder(Path folder) {
    Path file = folder.resolve("zhiren.lock");
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      FileLock free = tryLock(channel);
      if (free != null) {
        free.release();
        return OptionalLong.empty();
      }
      String pid = read(channel);
      return pid.matches("[0-9]+") ? OptionalLong.of(Long.parseLong(pid)) : OptionalLong.of(0);
    } catch (IOException e) {
      throw FileProblems.translate(e, folder);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(32);
    channel.read(buffer, 0);
    return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8).strip();
  }

  static DatabaseProblem inUse(Path root, String holder) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.IN_USE,
        Text.of(
                "数据文件夹（{0}）正被另一个进程（{1}）使用。请先停止它，或用 --data 另选文件夹。",
                "The data folder ({0}) is in use by another process ({1}). Stop that one first or"
                    + " choose another folder with --data.")
            .fill(root, holder.isBlank() ? "?" : holder));
  }

  Path root() {
    return root;
  }

  Path cluster() {
    return root.resolve("database");
  }

  Path runtime() {
    return root.resolve("runtime");
  }

  Path log() {
    return root.resolve("log").resolve("postgres.log");
  }

  /** The password in {@code secrets/NAME}, made on first use: 32 random bytes. */
  String secret(String name) {
    Path secrets = root.resolve("secrets");
    Path file = secrets.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(
            secrets,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        writeWhole(secrets, name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      }
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) {
        throw new DatabaseProblem(
            DatabaseProblem.Kind.BROKEN_DATA,
            Text.of(
                    "口令文件（{0}）是空的。请从备份恢复该文件。",
                    "The password file ({0}) is empty. Bring it back from a backup of the folder.")
                .fill(file));
      }
      return secret;
    } catch (IOException e) {
      throw FileProblems.translate(e, file);
    }
  }

  private static void writeWhole(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Path temporary = folder.resolve(name + ".new");
    Files.deleteIfExists(temporary);
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OWNER_ONLY_FILE)) {
      channel.write(ByteBuffer.wrap((content + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    FileTrees.force(folder);
  }

  /** Free space for this user, in MiB; -1 where it cannot be told. */
  static long usableMebibytes(Path where) {
    for (Path path = where; path != null; path = path.getParent()) {
      if (Files.exists(path)) {
        try {
          return Files.getFileStore(path).getUsableSpace() / (1024 * 1024);
        } catch (IOException e) {
          return -1;
        }
      }
    }
    return -1;
  }

  @Override
  public void close() {
    try {
      lock.release();
      lockChannel.close();
    } catch (IOException e) {
      throw FileProblems.translate(e, root);
    }
  }
}
