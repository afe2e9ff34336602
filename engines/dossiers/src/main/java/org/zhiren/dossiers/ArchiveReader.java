package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Reads what is in an archive: an exchange package, a spreadsheet, or forms. */
final class ArchiveReader {

  private ArchiveReader() {}

  static Reading read(String file, byte[] bytes, Limits limits) throws DossierProblem {
    Archives.Unpacked unpacked = Archives.unpack(file, bytes, limits);
    if (RosterReader.isOne(unpacked.entries())) {
      return RosterReader.read(file, bytes, limits);
    }
    return ExchangePackage.isOne(unpacked.entries())
        ? ExchangePackage.read(file, unpacked, limits)
        : forms(file, unpacked, limits);
  }

  /** Every form in the archive; one broken form does not stop the others. */
  private static Reading forms(String file, Archives.Unpacked unpacked, Limits limits)
      throws DossierProblem {
    List<Dossier> dossiers = new ArrayList<>();
    List<Finding> findings = new ArrayList<>(unpacked.findings());
    List<Finding.Place> origins = new ArrayList<>();
    Map<String, byte[]> pictures = new HashMap<>();
    unpacked
        .entries()
        .forEach((name, content) -> {
          if (name.toLowerCase(Locale.ROOT).endsWith(".pic")) {
            pictures.put(Dossiers.stem(name), content);
          }
        });
    for (Map.Entry<String, byte[]> entry : unpacked.entries().entrySet()) {
      String name = entry.getKey();
      String place = file + "/" + name;
      if (name.toLowerCase(Locale.ROOT).endsWith(".pic")) {
        continue;
      }
      try {
        Reading one = form(place, entry.getValue(), pictures.get(Dossiers.stem(name)), limits);
        dossiers.addAll(one.dossiers());
        origins.addAll(one.origins());
        findings.addAll(one.findings());
      } catch (DossierProblem e) {
        findings.add(Finding.error(Finding.Place.of(place, ""), "", e.reason()));
      }
      if (dossiers.size() > limits.persons()) {
        throw new DossierProblem(
            DossierProblem.Kind.TOO_LARGE,
            file,
            Text.of(
                    "人员过多（上限 {0} 人）。",
                    "There are too many persons (limit {0}). Maybe split the package.")
                .fill(limits.persons()));
      }
    }
    if (dossiers.isEmpty() && findings.isEmpty()) {
      findings.add(
          Finding.error(
              Finding.Place.of(file, ""),
              "",
              Text.of("压缩包内没有任免审批表文件。", "The archive holds no appointment form.")));
    }
    return new Reading(dossiers, findings, Optional.empty(), origins);
  }

  private static Reading form(String place, byte[] bytes, byte @Nullable [] picture, Limits limits)
      throws DossierProblem {
    if (Archives.isZip(bytes) || Archives.isSevenZip(bytes)) {
      throw new DossierProblem(
          DossierProblem.Kind.UNKNOWN_FORMAT,
          place,
          Text.of(
              "压缩包内还有压缩包，请先解开。", "There is an archive within the archive. Maybe unpack it first."));
    }
    return Dossiers.looksLikeLrm(bytes)
        ? LrmFormat.read(place, bytes, Optional.ofNullable(picture), limits)
        : Dossiers.read(place, bytes, limits);
  }
}
