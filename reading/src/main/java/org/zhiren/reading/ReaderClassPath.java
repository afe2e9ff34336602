package org.zhiren.reading;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.zhiren.explain.Text;

/**
 * The libraries that a child needs, found among those of this program: the build writes their names
 * beside this class.
 */
final class ReaderClassPath {

  private ReaderClassPath() {}

  static List<Path> find() {
    Set<String> wanted = names();
    Set<Path> all = new LinkedHashSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        expand(Path.of(entry).toAbsolutePath().normalize(), all);
      }
    }
    List<Path> found = own();
    for (Path path : all) {
      if (path.getFileName() != null && wanted.remove(path.getFileName().toString())) {
        found.add(path);
      }
    }
    if (wanted.isEmpty()) {
      return found;
    }
    // Repackaged libraries have other names: everything is more than needed and works too.
    List<Path> everything = own();
    everything.addAll(all);
    return everything;
  }

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    try (InputStream in = ReaderClassPath.class.getResourceAsStream("child-libraries")) {
      if (in == null) {
        throw new IllegalStateException("The list of the child's libraries is missing.");
      }
      String list = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String path : list.split(":")) {
        String name = path.substring(path.lastIndexOf('/') + 1).strip();
        // In a build the neighbours are folders, and the child needs none of them.
        if (name.endsWith(".jar") && !name.startsWith("zhiren-")) {
          names.add(name);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** This module and the one whose texts it uses. */
  private static List<Path> own() {
    try {
      List<Path> places = new ArrayList<>();
      for (Class<?> one : List.of(ReaderClassPath.class, Text.class)) {
        places.add(Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()));
      }
      return places;
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A jar may name others in its manifest. */
  private static void expand(Path entry, Set<Path> all) {
    if (!Files.exists(entry) || !all.add(entry) || !entry.toString().endsWith(".jar")) {
      return;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String others =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (others != null) {
        for (String other : others.split(" ")) {
          if (!other.isBlank()) {
            URI place = entry.toUri().resolve(other);
            if ("file".equals(place.getScheme())) {
              expand(Path.of(place).normalize(), all);
            }
          }
        }
      }
    } catch (IOException e) {
      // A library that cannot be opened names no others.
      return;
    }
  }
}
