package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Finding;
import org.zhiren.dossiers.Limits;
import org.zhiren.dossiers.Photo;
import org.zhiren.dossiers.Reading;
import org.zhiren.platform.roster.exchange.Imports.State;

/** The dry run: reads the files of an import and judges every person in them. Nobody is touched. */
@Component
class CheckingImport {

  private static final int BATCH = 500;

  private final Imports imports;
  private final Judging judging;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Progress progress;

  CheckingImport(
      Imports imports,
      Judging judging,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Progress progress) {
    this.imports = imports;
    this.judging = judging;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.progress = progress;
  }

  private record Item(int file, Finding.Place origin, Dossier dossier) {}

  /** Checks the import; called once, by whoever started it. */
  void run(UUID id) {
    List<Item> people = read(id);
    Judging.Bench bench = judging.bench();
    for (int from = 0; from < people.size(); from += BATCH) {
      progress.at(id, "compare", from, people.size());
      List<Item> batch = people.subList(from, Math.min(people.size(), from + BATCH));
      int first = from + 1;
      transactions.executeWithoutResult(status -> {
        List<Judging.Judgement> judged =
            judging.judge(
                bench,
                batch.stream().map(item -> Judging.Asked.first(item.dossier())).toList(),
                first);
        insert(id, first, batch, judged);
      });
    }
    imports.move(id, State.CHECKING, State.CHECKED);
  }

  /** Every file; one that cannot be read does not stop the others. */
  private List<Item> read(UUID id) {
    List<Imports.SourceFile> files = imports.files(id);
    Map<String, Integer> pictures = new HashMap<>();
    for (Imports.SourceFile file : files) {
      if (file.name().toLowerCase(Locale.ROOT).endsWith(".pic")) {
        pictures.put(stem(file.name()), file.place());
      }
    }
    List<Item> people = new ArrayList<>();
    int done = 0;
    for (Imports.SourceFile file : files) {
      progress.at(id, "read", done++, files.size());
      if (file.name().toLowerCase(Locale.ROOT).endsWith(".pic")) {
        continue;
      }
      byte[] bytes = imports.content(id, file.place()).orElseThrow();
      List<FileFinding> findings = new ArrayList<>();
      int count = 0;
      try {
        Integer picture = pictures.get(stem(file.name()));
        Reading reading =
            picture == null
                ? Dossiers.read(file.name(), bytes, Limits.usual())
                : Dossiers.readWithPicture(
                    file.name(), bytes, imports.content(id, picture).orElseThrow(), Limits.usual());
        for (int i = 0; i < reading.dossiers().size(); i++) {
          people.add(new Item(file.place(), reading.origins().get(i), reading.dossiers().get(i)));
        }
        count = reading.dossiers().size();
        reading.findings().stream()
            .filter(finding -> !isOfPerson(finding))
            .forEach(finding -> findings.add(FileFinding.of(finding)));
      } catch (DossierProblem problem) {
        findings.add(FileFinding.of(problem));
      }
      imports.fileRead(id, file.place(), count, FileFinding.write(findings));
    }
    return people;
  }

  /** Cells of the sheet of persons are judged person by person, where they can be repaired. */
  private static boolean isOfPerson(Finding finding) {
    Finding.Place place = finding.place();
    return finding.severity() != Finding.Severity.NOTE
        && ((place.sheet().equals("人员") && place.row() > 1 && !finding.value().isEmpty())
            || (place.row() == 0 && finding.severity() == Finding.Severity.WARNING));
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private void insert(UUID id, int first, List<Item> batch, List<Judging.Judgement> judged) {
    int size = batch.size();
    Integer[] places = new Integer[size];
    byte[][] photos = new byte[size][];
    for (int i = 0; i < size; i++) {
      places[i] = first + i;
      photos[i] = batch.get(i).dossier().photo().map(Photo::bytes).orElse(null);
    }
    jdbc.sql(
            """
            insert into roster.import_row (import_id, place, file, origin, source_row, name, dossier, photo,
              verdict, decision, target_id, unit_hint, unit_id, detail)
            select :id, n.* from unnest(:places::int[], :files::int[], :origins::text[], :rows::int[],
              :names::text[], :dossiers::text[], :photos::bytea[], :verdicts::text[], :decisions::text[],
              :targets::uuid[], :hints::text[], :units::uuid[], :details::text[]) as n
            """)
        .param("id", id)
        .param("places", places)
        .param("files", batch.stream().map(Item::file).toArray(Integer[]::new))
        .param("origins", batch.stream().map(i -> origin(i.origin())).toArray(String[]::new))
        .param("rows", batch.stream().map(i -> i.origin().row()).toArray(Integer[]::new))
        .param("names", batch.stream().map(i -> i.dossier().name()).toArray(String[]::new))
        .param(
            "dossiers",
            batch.stream().map(i -> DossierStore.write(i.dossier())).toArray(String[]::new))
        .param("photos", photos)
        .param("verdicts", judged.stream().map(j -> j.verdict().name()).toArray(String[]::new))
        .param("decisions", judged.stream().map(j -> j.decision().name()).toArray(String[]::new))
        .param("targets", judged.stream().map(Judging.Judgement::target).toArray(UUID[]::new))
        .param("hints", judged.stream().map(Judging.Judgement::unitHint).toArray(String[]::new))
        .param("units", judged.stream().map(Judging.Judgement::unit).toArray(UUID[]::new))
        .param("details", judged.stream().map(j -> j.detail().write()).toArray(String[]::new))
        .update();
  }

  private static String origin(Finding.Place place) {
    return place.sheet().isEmpty() ? place.file() : place.file() + " › " + place.sheet();
  }

  /** Judges one person anew, after a repair or a choice. */
  @Transactional
  public void again(UUID id, int place, Dossier dossier, RowDetail before) {
    Judging.Judgement judged =
        judging
            .judge(
                judging.bench(),
                List.of(
                    new Judging.Asked(
                        dossier,
                        before.chosenTarget(),
                        before.chosenUnit(),
                        Differences.refused(before.differences()))),
                0)
            .getFirst();
    write(id, place, dossier, judged);
  }

  /** Judges several people anew with one bench. */
  @Transactional
  public void again(UUID id, Map<Integer, Judging.Asked> people) {
    Judging.Bench bench = judging.bench();
    List<Map.Entry<Integer, Judging.Asked>> all = List.copyOf(people.entrySet());
    List<Judging.Judgement> judged =
        judging.judge(bench, all.stream().map(Map.Entry::getValue).toList(), 0);
    for (int i = 0; i < all.size(); i++) {
      write(id, all.get(i).getKey(), all.get(i).getValue().dossier(), judged.get(i));
    }
  }

  private void write(UUID id, int place, Dossier dossier, Judging.Judgement judged) {
    jdbc.sql(
            """
            update roster.import_row set name = :name, dossier = :dossier, verdict = :verdict,
              decision = :decision, target_id = :target, unit_hint = :hint, unit_id = :unit, detail = :detail
            where import_id = :id and place = :place
            """)
        .param("id", id)
        .param("place", place)
        .param("name", dossier.name())
        .param("dossier", DossierStore.write(dossier))
        .param("verdict", judged.verdict().name())
        .param("decision", judged.decision().name())
        .param("target", judged.target())
        .param("hint", judged.unitHint())
        .param("unit", judged.unit())
        .param("detail", judged.detail().write())
        .update();
  }
}
