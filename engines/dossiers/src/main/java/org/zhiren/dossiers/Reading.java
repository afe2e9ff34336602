package org.zhiren.dossiers;

import java.util.List;
import java.util.Optional;

/**
 * What a file held.
 *
 * @param dossiers the persons, in the order of the file
 * @param findings what a person should look at, in the order of the file
 * @param packageInfo the frame of an exchange package: its head, organisations and unread parts
 * @param origins where each person stood (file, entry, sheet and row), parallel to {@code dossiers}
 */
public record Reading(
    List<Dossier> dossiers,
    List<Finding> findings,
    Optional<PackageInfo> packageInfo,
    List<Finding.Place> origins) {

  /** Takes copies of the lists. */
  public Reading {
    dossiers = List.copyOf(dossiers);
    findings = List.copyOf(findings);
    origins = List.copyOf(origins);
    if (origins.size() != dossiers.size()) {
      throw new IllegalArgumentException(
          "There must be an origin for each dossier: dossiers (%d), origins (%d)."
              .formatted(dossiers.size(), origins.size()));
    }
  }

  /** A file of one person. */
  static Reading of(String file, Dossier dossier, List<Finding> findings) {
    return new Reading(
        List.of(dossier), findings, Optional.empty(), List.of(Finding.Place.of(file, "")));
  }

  /** Whether anything was not taken over. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
  }
}
