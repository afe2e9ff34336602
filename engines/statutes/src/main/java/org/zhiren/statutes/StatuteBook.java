package org.zhiren.statutes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.ProvisionText.ExceptionEdge;

/** The content of the data files: regulations, provisions, parameters and sources, checked. */
record StatuteBook(
    Map<String, Regulation> regulations,
    Map<String, ProvisionText> provisions,
    Map<String, ParameterHistory> parameters,
    Map<String, Source> sources) {

  /** Where a wording was seen. */
  record Source(String key, String trust, String address) {}

  /** Reads the files that {@code index.txt} lists, beside this class. */
  static StatuteBook national() {
    StatuteBookReader reader = new StatuteBookReader();
    for (String line : lines("sources.txt")) {
      reader.source(line);
    }
    for (String file : lines("index.txt")) {
      reader.read(file, lines(file));
    }
    return reader.finish();
  }

  static List<String> lines(String file) {
    List<String> out = new ArrayList<>();
    @Nullable InputStream in = StatuteBook.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException(
          "The data file (%s) is not beside the engine. Maybe the archive was built without its resources."
              .formatted(file));
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          out.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The data file (%s) cannot be read.".formatted(file), e);
    }
    return out;
  }

  /**
   * Checks that what is said refers to what exists and that no exceptions collide.
   *
   * @throws IllegalArgumentException if two exceptions to one provision have no order between them,
   *     if exceptions form a circle, or if a reference leads nowhere
   */
  StatuteBook checked() {
    for (ProvisionText p : provisions.values()) {
      Set<Integer> priorities = new HashSet<>();
      for (ExceptionEdge e : p.exceptions()) {
        if (!provisions.containsKey(e.provision())) {
          throw new IllegalArgumentException(
              "The exception (%s) to the provision (%s) does not exist."
                  .formatted(e.provision(), p.id()));
        }
        boolean ordered = e.priority() != null && priorities.add(e.priority());
        if (p.exceptions().size() > 1 && !ordered) {
          throw new IllegalArgumentException(
              "The exception (%s) to the provision (%s) has no order among the others (priority %s). Maybe give each exception a number of its own: the lower is asked first."
                  .formatted(e.provision(), p.id(), e.priority()));
        }
        refuseCircle(p.id(), e.provision(), new HashSet<>());
      }
    }
    return this;
  }

  private void refuseCircle(String start, String at, Set<String> seen) {
    if (at.equals(start)) {
      throw new IllegalArgumentException(
          "The exceptions of the provision (%s) lead back to it.".formatted(start));
    }
    ProvisionText next = provisions.get(at);
    if (next != null && seen.add(at)) {
      next.exceptions().forEach(e -> refuseCircle(start, e.provision(), seen));
    }
  }

  StatuteBook withParameters(Map<String, ParameterHistory> changed) {
    Map<String, ParameterHistory> all = new LinkedHashMap<>(parameters);
    all.putAll(changed);
    return new StatuteBook(regulations, provisions, all, sources);
  }
}
