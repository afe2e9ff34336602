package org.zhiren.platform.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.Acting;

/**
 * A folder on the server that is watched: what is laid into it is taken in, open to everybody who
 * may read the library, and moved to the folder {@code taken} beside it. A file is taken once it
 * has stopped growing. Symbolic links are never followed.
 */
@Component
class WatchedFolder {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
  private static final int MOST = 500;
  private static final long LARGEST = 200L << 20;

  /** So many bytes are held at a time, or one file: the next look takes the others. */
  private static final long AT_ONCE = 64L << 20;

  private final Importing importing;
  private final Acting acting;
  private final String folder;
  private final Secrecy secrecy;
  private Map<Path, Long> sizes = new HashMap<>();

  WatchedFolder(
      Importing importing,
      Acting acting,
      @Value("${zhiren.library.watched:}") String folder,
      @Value("${zhiren.library.watched-secrecy:INTERNAL}") Secrecy secrecy) {
    this.importing = importing;
    this.acting = acting;
    this.folder = folder;
    this.secrecy = secrecy;
  }

  @Scheduled(fixedDelayString = "${zhiren.library.watch-every:20s}")
  void look() {
    if (folder.isBlank()) {
      return;
    }
    try {
      look(Path.of(folder));
    } catch (Exception failed) {
      LOG.warn("The watched folder {} could not be read.", folder, failed);
    }
  }

  /** Takes what has not changed since the last look; returns how many files. */
  synchronized int look(Path watched) throws Exception {
    Path taken = watched.resolve("taken");
    Map<Path, Long> now = new HashMap<>();
    List<Path> ready = new ArrayList<>();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(watched)) {
      for (Path file : files.filter(one -> !one.startsWith(taken)).sorted().toList()) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        long size = Files.size(file);
        now.put(file, size);
        Long before = sizes.get(file);
        if (size > LARGEST) {
          if (before == null) {
            LOG.warn("{} has {} bytes, more than {}: it is not taken in.", file, size, LARGEST);
          }
        } else if (before != null
            && before == size
            && ready.size() < MOST
            && (ready.isEmpty() || bytes + size <= AT_ONCE)) {
          bytes += size;
          ready.add(file);
        }
      }
    }
    sizes = now;
    if (ready.isEmpty()) {
      return 0;
    }
    List<Importing.Brought> brought = new ArrayList<>();
    for (Path file : ready) {
      brought.add(
          new Importing.Brought(
              watched.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file)));
    }
    acting.asSystem(
        "library.folder",
        () ->
            importing.take(
                brought, new Batch.Where(null, Reach.EVERYBODY, secrecy, ""), Batch.Way.FOLDER));
    for (Path file : ready) {
      move(file, taken.resolve(watched.relativize(file)));
    }
    return ready.size();
  }

  private static void move(Path file, Path to) throws IOException {
    Path below = to.getParent();
    if (below != null) {
      Files.createDirectories(below);
    }
    Files.move(file, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
