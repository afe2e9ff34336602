package org.zhiren.platform.roster.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.shell.InvalidInput;

/** Writes an import that was checked: everybody who is to be taken over, in one transaction. */
@Component
class WritingImport {

  private static final int BATCH = 500;
  private static final int LONGEST_SOURCE = 300;

  private final Imports imports;
  private final RosterIntake intake;
  private final ChangingPeople changing;
  private final Wordings wordings;
  private final Statements statements;
  private final Dictionaries dictionaries;
  private final NeedToKnow needToKnow;
  private final Records records;
  private final Progress progress;
  private final JdbcClient jdbc;
  private final Clock clock;

  WritingImport(
      Imports imports,
      RosterIntake intake,
      ChangingPeople changing,
      Wordings wordings,
      Statements statements,
      Dictionaries dictionaries,
      NeedToKnow needToKnow,
      Records records,
      Progress progress,
      JdbcClient jdbc,
      Clock clock) {
    this.imports = imports;
    this.intake = intake;
    this.changing = changing;
    this.wordings = wordings;
    this.statements = statements;
    this.dictionaries = dictionaries;
    this.needToKnow = needToKnow;
    this.records = records;
    this.progress = progress;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everything or nothing. */
  @Transactional
  public void run(UUID id) {
    Imports.Import of = imports.find(id).orElseThrow();
    String source = source(id);
    Names names = new Names();
    Rights rights = new Rights();
    int all = imports.decisions(id).getOrDefault(Imports.Decision.TAKE, 0);
    Long saidNew = null;
    int fresh = 0;
    if (count(id, true) > 0) {
      Newcomers newcomers = new Newcomers(id, names, rights, all);
      RosterIntake.Loaded loaded =
          intake.load(
              newcomers::handTo, source, of.reason(), done -> progress.at(id, "write", done, all));
      fresh = loaded.people();
      saidNew = newcomers.settle();
    }
    Long saidChanged = null;
    int changed = count(id, false);
    if (changed > 0) {
      saidChanged = statements.make(source, of.reason());
      change(id, saidChanged, names, rights, of.reason(), fresh, all);
    }
    jdbc.sql(
            """
            update roster.import set said_new = :new, said_changed = :changed, written_new = :fresh,
              written_changed = :altered
            where id = :id
            """)
        .param("new", saidNew)
        .param("changed", saidChanged)
        .param("fresh", fresh)
        .param("altered", changed)
        .param("id", id)
        .update();
    imports.finish(id, Imports.State.DONE, null);
    records.record(
        Act.of("exchange.import.written", "import", id)
            .with("new", fresh)
            .with("changed", changed)
            .with("files", imports.files(id).size())
            .with(
                "sha256",
                imports.files(id).stream()
                    .limit(20)
                    .map(Imports.SourceFile::sha256)
                    .collect(Collectors.joining(",")))
            .because(of.reason()));
  }

  private String source(UUID id) {
    List<Imports.SourceFile> files = imports.files(id);
    String names =
        files.stream().limit(3).map(Imports.SourceFile::name).collect(Collectors.joining("、"));
    String line = files.size() > 3 ? names + " 等 " + files.size() + " 个文件" : names;
    return Shortening.cut("导入 " + line, LONGEST_SOURCE);
  }

  private int count(UUID id, boolean fresh) {
    return jdbc.sql(
            "select count(*) from roster.import_row where import_id = :id and decision = 'TAKE' and (target_id is null) = :fresh")
        .param("id", id)
        .param("fresh", fresh)
        .query(Integer.class)
        .single();
  }

  private record Taken(
      int place, Dossier dossier, @Nullable UUID target, @Nullable UUID unit, RowDetail detail) {}

  private List<Taken> taken(UUID id, boolean fresh, int after, boolean withPhoto) {
    return jdbc.sql(
            """
            select r.place, r.dossier, case when :photos then r.photo end as photo, r.target_id, r.unit_id, r.detail
            from roster.import_row r
            where r.import_id = :id and r.decision = 'TAKE' and (r.target_id is null) = :fresh and r.place > :after
            order by r.place limit :most
            """)
        .param("photos", withPhoto)
        .param("id", id)
        .param("fresh", fresh)
        .param("after", after)
        .param("most", BATCH)
        .query((row, number) ->
            new Taken(
                row.getInt("place"),
                DossierStore.read(row.getString("dossier"), row.getBytes("photo")),
                row.getObject("target_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                RowDetail.read(row.getString("detail"))))
        .list();
  }

  /** New people on their way in, and what is to be kept beside their facts. */
  private final class Newcomers {
    private final UUID id;
    private final Names names;
    private final Rights rights;
    private final int all;
    private final List<Integer> places = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();
    private final List<Wordings.New> kept = new ArrayList<>();

    Newcomers(UUID id, Names names, Rights rights, int all) {
      this.id = id;
      this.names = names;
      this.rights = rights;
      this.all = all;
    }

    void handTo(Consumer<PersonFile> receiver) {
      int after = 0;
      List<Taken> batch = taken(id, true, after, false);
      while (!batch.isEmpty()) {
        for (Taken one : batch) {
          receiver.accept(file(one));
          after = one.place();
        }
        batch = taken(id, true, after, false);
      }
    }

    private PersonFile file(Taken one) {
      UUID unit = one.unit();
      if (unit == null || one.detail().isBlocked()) {
        throw new InvalidInput(
            "place",
            String.valueOf(one.place()),
            Text.of("第 {0} 人还有未修正的内容，未写入任何内容。", "Person {0} still has faults. Nothing was written.")
                .fill(one.place()));
      }
      rights.require(unit, one.place());
      UUID person = UUID.randomUUID();
      Dossier said = rights.within(unit, one.dossier());
      PersonFile file = FileOfForm.of(said, person, unit, names);
      places.add(one.place());
      people.add(person);
      Wordings.needed(FormOfFile.of(file), said)
          .forEach((part, wording) -> kept.add(new Wordings.New(person, unit, part, wording)));
      return file;
    }

    /** After the people stand: wordings, photos, and who became whom. */
    long settle() {
      progress.at(id, "settle", all, all);
      long statement =
          jdbc.sql("select p.said_by from roster.person p where p.id = :id")
              .param("id", people.getFirst())
              .query(Long.class)
              .single();
      for (int from = 0; from < kept.size(); from += 5_000) {
        wordings.keep(statement, kept.subList(from, Math.min(kept.size(), from + 5_000)));
      }
      jdbc.sql(
              """
              update roster.import_row r set person_id = n.person_id
              from unnest(:places, :people) as n (place, person_id)
              where r.import_id = :id and r.place = n.place
              """)
          .param("places", places.toArray(Integer[]::new))
          .param("people", people.toArray(UUID[]::new))
          .param("id", id)
          .update();
      jdbc.sql(
              """
              insert into roster.photo (person_id, unit_id, said_by, sha256, image)
              select r.person_id, r.unit_id, :statement, encode(sha256(r.photo), 'hex'), r.photo
              from roster.import_row r
              where r.import_id = :id and r.decision = 'TAKE' and r.target_id is null and r.photo is not null
              """)
          .param("statement", statement)
          .param("id", id)
          .update();
      return statement;
    }
  }

  private void change(
      UUID id, long statement, Names names, Rights rights, String reason, int before, int all) {
    int after = 0;
    int done = before;
    List<Taken> batch = taken(id, false, after, true);
    while (!batch.isEmpty()) {
      List<ChangingPeople.Change> changes = new ArrayList<>();
      for (Taken one : batch) {
        after = one.place();
        UUID target = one.target();
        Set<String> parts =
            one.detail().differences().stream()
                .filter(RowDetail.Difference::take)
                .map(RowDetail.Difference::part)
                .collect(Collectors.toCollection(HashSet::new));
        if (target != null && !parts.isEmpty()) {
          UUID unit = unitOf(target);
          rights.require(unit, one.place());
          if (parts.contains(Differences.UNIT) && one.unit() != null) {
            rights.require(one.unit(), one.place());
          }
          rights.narrow(unit, parts);
          changes.add(
              new ChangingPeople.Change(
                  target, rights.within(unit, one.dossier()), parts, one.unit()));
        }
      }
      changing.make(statement, changes, names, reason);
      done += batch.size();
      progress.at(id, "write", done, all);
      jdbc.sql(
              "update roster.import_row set person_id = target_id where import_id = :id and decision = 'TAKE' and target_id is not null and place <= :after")
          .param("id", id)
          .param("after", after)
          .update();
      batch = taken(id, false, after, true);
    }
  }

  private UUID unitOf(UUID person) {
    return jdbc.sql("select p.unit_id from roster.person p where p.id = :id")
        .param("id", person)
        .query(UUID.class)
        .optional()
        .orElseThrow(() ->
            new InvalidInput(
                "place",
                null,
                Text.of(
                    "有一名人员已不在您的范围内，未写入任何内容。",
                    "One of the people is no longer within your scope. Nothing was written.")));
  }

  /** Codes of names, each table read once. */
  private final class Names implements FileOfForm.Names {
    private final Map<String, Map<String, String>> tables = new HashMap<>();

    @Override
    public String code(String table, String name) {
      return tables
          .computeIfAbsent(table, key -> dictionaries.codes(key, LocalDate.now(clock)))
          .getOrDefault(name, "");
    }
  }

  /** What the acting account may write about people of a unit. */
  private final class Rights {
    private final Map<UUID, Set<InformationClass>> classes = new HashMap<>();

    private Set<InformationClass> of(UUID unit) {
      return classes.computeIfAbsent(
          unit,
          u -> {
            Set<InformationClass> seen = EnumSet.noneOf(InformationClass.class);
            for (InformationClass one :
                List.of(
                    InformationClass.ROSTER,
                    InformationClass.FAMILY,
                    InformationClass.APPRAISAL,
                    InformationClass.DISCIPLINE)) {
              if (needToKnow.sees(one, u)) {
                seen.add(one);
              }
            }
            return seen;
          });
    }

    void require(UUID unit, int place) {
      if (!of(unit).contains(InformationClass.ROSTER)) {
        throw new InvalidInput(
            "place",
            String.valueOf(place),
            Text.of(
                    "第 {0} 人的机构不在您可维护的范围内，未写入任何内容。",
                    "The unit of person {0} is not within what you may maintain. Nothing was written.")
                .fill(place));
      }
    }

    void narrow(UUID unit, Set<String> parts) {
      parts.removeIf(part -> !of(unit).contains(Wordings.classOf(part)));
    }

    /** Without the kinds of information that the acting account may not see of the unit. */
    Dossier within(UUID unit, Dossier dossier) {
      Set<InformationClass> seen = of(unit);
      if (seen.size() == 4) {
        return dossier;
      }
      Map<Field, String> fields = new HashMap<>(dossier.fields());
      fields.keySet().removeIf(field -> !seen.contains(Wordings.classOf(field.name())));
      Map<String, List<InfoRow>> sets = new HashMap<>(dossier.sets());
      sets.keySet().removeIf(set -> !seen.contains(Wordings.classOf(Wordings.SET + set)));
      return new Dossier(
          fields,
          seen.contains(InformationClass.FAMILY) ? dossier.family() : List.of(),
          dossier.photo(),
          sets,
          dossier.kept());
    }
  }
}
