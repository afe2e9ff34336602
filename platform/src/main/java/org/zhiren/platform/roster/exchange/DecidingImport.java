package org.zhiren.platform.roster.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.exchange.Imports.Decision;
import org.zhiren.platform.roster.exchange.Imports.State;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What somebody decides about a dry run: repairs, choices, units, who is left out. */
@Component
public class DecidingImport {

  private static final int BATCH = 2_000;

  private final Imports imports;
  private final CheckingImport checking;
  private final JdbcClient jdbc;
  private final Units units;
  private final Clock clock;

  DecidingImport(
      Imports imports, CheckingImport checking, JdbcClient jdbc, Units units, Clock clock) {
    this.imports = imports;
    this.checking = checking;
    this.jdbc = jdbc;
    this.units = units;
    this.clock = clock;
  }

  /** What a file says of a unit that was not found, and how many people say so. */
  public record Unsettled(String hint, int people) {}

  /** The dossier of a person in an import. */
  @Transactional(readOnly = true)
  public Dossier dossier(UUID id, int place) {
    return jdbc.sql(
            "select r.dossier, r.photo from roster.import_row r where r.import_id = :id and r.place = :place")
        .param("id", id)
        .param("place", place)
        .query((row, number) -> DossierStore.read(row.getString("dossier"), row.getBytes("photo")))
        .optional()
        .orElseThrow(() -> new NotFound("import row " + place));
  }

  /**
   * Repairs cells and takes choices about one person, and judges the person anew.
   *
   * @param cells name of a field to its text; fields that are missing stay
   * @param target whom it is: an identifier, {@link RowDetail#NOBODY}, or empty to leave it open
   * @param unit what was typed for the unit; empty to leave it to the file
   * @param parts the differences to take over; {@code null} to leave them as they are
   * @throws InvalidInput if the unit is not known
   */
  @Transactional
  public void decide(
      UUID id,
      int place,
      Map<Field, String> cells,
      String target,
      String unit,
      @org.jspecify.annotations.Nullable Set<String> parts,
      boolean skip) {
    open(id);
    Imports.Row row = imports.row(id, place).orElseThrow(() -> new NotFound("import row " + place));
    Dossier before = dossier(id, place);
    Dossier.Draft draft = before.draft();
    cells.forEach(draft::set);
    RowDetail detail = row.detail();
    UUID chosenUnit = detail.chosenUnit();
    if (!unit.isBlank()) {
      chosenUnit = unit(unit);
    }
    List<RowDetail.Difference> differences = new ArrayList<>(detail.differences());
    if (parts != null) {
      differences.replaceAll(
          d -> new RowDetail.Difference(d.part(), d.before(), d.after(), parts.contains(d.part())));
      boolean moves =
          differences.stream().anyMatch(d -> d.part().equals(Differences.UNIT) && d.take());
      if (moves && chosenUnit == null) {
        chosenUnit = row.unit();
      }
    }
    String chosen = target.isEmpty() ? detail.chosenTarget() : target;
    checking.again(
        id,
        place,
        draft.finish(),
        new RowDetail(differences, detail.faults(), detail.candidates(), chosen, chosenUnit));
    if (skip) {
      mark(id, place, Decision.SKIP);
    }
  }

  private void mark(UUID id, int place, Decision decision) {
    jdbc.sql(
            "update roster.import_row set decision = :decision where import_id = :id and place = :place")
        .param("decision", decision.name())
        .param("id", id)
        .param("place", place)
        .update();
  }

  private UUID unit(String typed) {
    return new UnitFinder(units, LocalDate.now(clock))
        .exactly(typed)
        .orElseThrow(() ->
            new InvalidInput(
                "unit",
                typed,
                Text.of(
                        "没有唯一名为“{0}”的机构。请填写全称或机构编码。",
                        "There is no single unit “{0}”. Enter its full name or code.")
                    .fill(typed)));
  }

  /** The units that were not found, the most frequent first. */
  @Transactional(readOnly = true)
  public List<Unsettled> unsettled(UUID id, int most) {
    return jdbc.sql(
            """
            select r.unit_hint, count(*) as people from roster.import_row r
            where r.import_id = :id and r.unit_id is null and r.decision = 'OPEN'
            group by r.unit_hint order by people desc, r.unit_hint limit :most
            """)
        .param("id", id)
        .param("most", most)
        .query((row, number) -> new Unsettled(row.getString("unit_hint"), row.getInt("people")))
        .list();
  }

  /**
   * Settles for everybody with the same wording which unit is meant.
   *
   * @param meant wording of the file to what was typed for it; blank entries are left open
   * @throws InvalidInput if a unit is not known; nothing is settled then
   */
  @Transactional
  public int settle(UUID id, Map<String, String> meant) {
    open(id);
    UnitFinder finder = new UnitFinder(units, LocalDate.now(clock));
    Map<String, UUID> chosen = new LinkedHashMap<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, String> entry : meant.entrySet()) {
      String field = "unit-" + number++;
      if (!entry.getValue().isBlank()) {
        Optional<UUID> unit = finder.exactly(entry.getValue());
        unit.ifPresent(u -> chosen.put(entry.getKey(), u));
        if (unit.isEmpty()) {
          faults.add(
              new InvalidInput.Fault(
                  field,
                  entry.getValue(),
                  Text.of(
                          "没有唯一名为“{0}”的机构。请填写全称或机构编码。",
                          "There is no single unit “{0}”. Enter its full name or code.")
                      .fill(entry.getValue())));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    int settled = 0;
    for (Map.Entry<String, UUID> entry : chosen.entrySet()) {
      settled += settle(id, entry.getKey(), entry.getValue());
    }
    return settled;
  }

  private int settle(UUID id, String hint, UUID unit) {
    Map<Integer, Judging.Asked> people = new LinkedHashMap<>();
    jdbc.sql(
            """
            select r.place, r.dossier, r.photo, r.detail from roster.import_row r
            where r.import_id = :id and r.unit_hint = :hint and r.unit_id is null and r.decision = 'OPEN'
            order by r.place limit :most
            """)
        .param("id", id)
        .param("hint", hint)
        .param("most", BATCH)
        .query(row -> {
          RowDetail detail = RowDetail.read(row.getString("detail"));
          people.put(
              row.getInt("place"),
              new Judging.Asked(
                  DossierStore.read(row.getString("dossier"), row.getBytes("photo")),
                  detail.chosenTarget(),
                  unit,
                  Differences.refused(detail.differences())));
        });
    if (people.isEmpty()) {
      return 0;
    }
    checking.again(id, people);
    return people.size() == BATCH ? BATCH + settle(id, hint, unit) : people.size();
  }

  /** Leaves out everybody who is still undecided. */
  @Transactional
  public int leaveOut(UUID id) {
    open(id);
    return jdbc.sql(
            "update roster.import_row set decision = 'SKIP' where import_id = :id and decision = 'OPEN'")
        .param("id", id)
        .update();
  }

  private void open(UUID id) {
    Imports.Import of = imports.find(id).orElseThrow(() -> new NotFound("import " + id));
    if (of.state() != State.CHECKED) {
      throw new InvalidInput(
          "import",
          of.state().name(),
          Text.of("这次导入已不能修改。", "This import can no longer be changed."));
    }
  }
}
