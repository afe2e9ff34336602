package org.zhiren.dossiers;

import java.util.List;
import java.util.Optional;

/**
 * What a file held.
 *
 * @param dossiers the persons, in the order of the file
 * @param findings what a person should look at, in the order of the file
 * @param packageInfo the frame of an exchange package: its head, organisations and unread parts
 */
public record Reading(
    List<Dossier> dossiers, List<Finding> findings, Optional<PackageInfo> packageInfo) {

  /** Takes copies of the lists. */
  public Reading {
    dossiers = List.copyOf(dossiers);
    findings = List.copyOf(findings);
  }

  /** Whether anything was not taken over. */
  public boolean hasErrors() {
    return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR);
  }
}
