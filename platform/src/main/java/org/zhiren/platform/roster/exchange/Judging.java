package org.zhiren.platform.roster.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.exchange.Imports.Decision;
import org.zhiren.platform.roster.exchange.Imports.Verdict;
import org.zhiren.platform.roster.exchange.RowDetail.Candidate;
import org.zhiren.platform.roster.exchange.RowDetail.Difference;
import org.zhiren.platform.roster.exchange.RowDetail.Fault;

/**
 * Judges people in files: new, changed, the same, in conflict, faulty, or on file elsewhere.
 * Matches go by identity number first, then by name and month of birth.
 */
@Component
class Judging {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Units units;
  private final Dictionaries dictionaries;
  private final FormsOfPeople forms;
  private final Clock clock;

  Judging(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      Units units,
      Dictionaries dictionaries,
      FormsOfPeople forms,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.units = units;
    this.dictionaries = dictionaries;
    this.forms = forms;
    this.clock = clock;
  }

  /** A person to be judged, with what somebody has chosen before. */
  record Asked(
      Dossier dossier, String chosenTarget, @Nullable UUID chosenUnit, Set<String> refused) {
    static Asked first(Dossier dossier) {
      return new Asked(dossier, "", null, Set.of());
    }
  }

  /** The judgement. */
  record Judgement(
      Verdict verdict,
      Decision decision,
      @Nullable UUID target,
      String unitHint,
      @Nullable UUID unit,
      RowDetail detail) {}

  /** What holds for a whole import: tables, units, rights. */
  final class Bench {
    private final UnitFinder finder;
    private final FormFaults formFaults;
    private final Map<UUID, Boolean> editable = new HashMap<>();
    private final Map<String, Integer> seenNumbers = new HashMap<>();
    private final boolean everywhere;

    private Bench() {
      LocalDate today = LocalDate.now(clock);
      this.finder = new UnitFinder(units, today);
      Map<String, Set<String>> names = new HashMap<>();
      FormFaults.tables().forEach(key -> names.put(key, dictionaries.names(key, today)));
      this.formFaults = new FormFaults(names, today);
      this.everywhere = needToKnow.seesAll(InformationClass.ROSTER);
    }

    UnitFinder finder() {
      return finder;
    }

    boolean mayEdit(UUID unit) {
      return everywhere
          || editable.computeIfAbsent(unit, u -> needToKnow.sees(InformationClass.ROSTER, u));
    }
  }

  @Transactional(readOnly = true)
  public Bench bench() {
    return new Bench();
  }

  private record OnFile(
      UUID id, UUID unit, String name, String idNumber, LocalDate birth, String post) {}

  /**
   * Judges a number of people together.
   *
   * @param firstPlace number of the first one within the import, to name repetitions; 0 to look for
   *     none
   */
  @Transactional(readOnly = true)
  public List<Judgement> judge(Bench bench, List<Asked> people, int firstPlace) {
    Matches matches = matches(people);
    List<Judgement> judged = new ArrayList<>();
    Map<Integer, UUID> targets = new LinkedHashMap<>();
    List<Draft> drafts = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Draft draft = new Draft(bench, people.get(i), matches);
      draft.match();
      draft.unit();
      if (firstPlace > 0) {
        draft.repetition(firstPlace + i);
      }
      drafts.add(draft);
      if (draft.target != null) {
        targets.put(i, draft.target.id());
      }
    }
    Map<UUID, FormsOfPeople.Form> onFile = forms.of(new HashSet<>(targets.values()));
    for (int i = 0; i < drafts.size(); i++) {
      UUID target = targets.get(i);
      judged.add(drafts.get(i).finish(target == null ? null : onFile.get(target)));
    }
    return judged;
  }

  private record Matches(
      Map<String, List<OnFile>> byNumber,
      Map<String, List<OnFile>> byName,
      Map<UUID, OnFile> byId,
      Set<String> elsewhere) {}

  private Matches matches(List<Asked> people) {
    Set<String> numbers = new HashSet<>();
    Set<String> names = new HashSet<>();
    Set<UUID> chosen = new HashSet<>();
    for (Asked asked : people) {
      String number = asked.dossier().get(Field.ID_NUMBER);
      if (!number.isEmpty()) {
        numbers.add(number);
      }
      names.add(asked.dossier().name());
      chosenId(asked).ifPresent(chosen::add);
    }
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<String, List<OnFile>> byNumber = new HashMap<>();
    Map<String, List<OnFile>> byName = new HashMap<>();
    Map<UUID, OnFile> byId = new HashMap<>();
    jdbc.sql(
            """
            select p.id, p.unit_id, p.name, p.id_number, p.birth_date, p.post_text from roster.person p
            where (p.id_number = any(:numbers) or p.name = any(:names) or p.id = any(:chosen)) and
            """
                + " "
                + seen.sql())
        .param("numbers", numbers.toArray(String[]::new))
        .param("names", names.toArray(String[]::new))
        .param("chosen", chosen.toArray(UUID[]::new))
        .params(seen.params())
        .query(row -> {
          OnFile one =
              new OnFile(
                  row.getObject("id", UUID.class),
                  row.getObject("unit_id", UUID.class),
                  row.getString("name"),
                  row.getString("id_number"),
                  row.getObject("birth_date", LocalDate.class),
                  row.getString("post_text"));
          byId.put(one.id(), one);
          byName.computeIfAbsent(one.name(), n -> new ArrayList<>()).add(one);
          if (!one.idNumber().isEmpty()) {
            byNumber.computeIfAbsent(one.idNumber(), n -> new ArrayList<>()).add(one);
          }
        });
    Set<String> elsewhere =
        numbers.isEmpty()
            ? new HashSet<>()
            : new HashSet<>(
                jdbc.sql("select * from roster.on_file(:numbers)")
                    .param("numbers", numbers.toArray(String[]::new))
                    .query(String.class)
                    .list());
    elsewhere.removeAll(byNumber.keySet());
    return new Matches(byNumber, byName, byId, elsewhere);
  }

  private static Optional<UUID> chosenId(Asked asked) {
    return asked.chosenTarget().isEmpty() || asked.chosenTarget().equals(RowDetail.NOBODY)
        ? Optional.empty()
        : Optional.of(UUID.fromString(asked.chosenTarget()));
  }

  /** One person on the way to a judgement. */
  private static final class Draft {
    private final Bench bench;
    private final Asked asked;
    private final Matches matches;
    private final List<Fault> faults;
    private final List<Candidate> candidates = new ArrayList<>();
    private @Nullable OnFile target;
    private boolean conflict;
    private boolean elsewhere;
    private String hint = "";
    private @Nullable UUID unit;

    Draft(Bench bench, Asked asked, Matches matches) {
      this.bench = bench;
      this.asked = asked;
      this.matches = matches;
      this.faults = new ArrayList<>(bench.formFaults.check(asked.dossier()));
    }

    void match() {
      Dossier dossier = asked.dossier();
      String number = dossier.get(Field.ID_NUMBER);
      List<OnFile> sameNumber =
          number.isEmpty() ? List.of() : matches.byNumber().getOrDefault(number, List.of());
      Optional<YearMonth> born = FileOfForm.birth(dossier).map(YearMonth::from);
      List<OnFile> sameBirth =
          matches.byName().getOrDefault(dossier.name(), List.of()).stream()
              .filter(p -> born.isPresent() && YearMonth.from(p.birth()).equals(born.get()))
              .filter(p -> !sameNumber.contains(p))
              .toList();
      add(sameNumber, "ID");
      add(sameBirth, "BIRTH");
      Optional<UUID> chosen = chosenId(asked);
      if (chosen.isPresent()) {
        target = matches.byId().get(chosen.get());
      } else if (asked.chosenTarget().equals(RowDetail.NOBODY)) {
        elsewhere = matches.elsewhere().contains(number);
      } else if (sameNumber.size() == 1 && sameNumber.getFirst().name().equals(dossier.name())) {
        target = sameNumber.getFirst();
      } else if (!sameNumber.isEmpty()) {
        conflict = true;
      } else if (matches.elsewhere().contains(number)) {
        elsewhere = true;
      } else if (sameBirth.size() == 1
          && (number.isEmpty() || sameBirth.getFirst().idNumber().isEmpty())) {
        target = sameBirth.getFirst();
      } else if (!sameBirth.isEmpty()) {
        conflict = true;
      }
    }

    private void add(Collection<OnFile> people, String why) {
      people.forEach(p -> candidates.add(new Candidate(p.id(), p.name(), p.post(), why)));
    }

    void unit() {
      InfoRow placed = FileOfForm.placement(asked.dossier());
      hint = placed.get("A0195").strip();
      Optional<UUID> found = hint.isEmpty() ? Optional.empty() : bench.finder.exactly(hint);
      if (hint.isEmpty()) {
        for (Dossier.Post post : asked.dossier().posts()) {
          if (found.isEmpty() && !post.state().equals("0")) {
            hint = post.unit();
            found =
                bench.finder.exactly(post.unitCode()).or(() -> bench.finder.exactly(post.unit()));
          }
        }
      }
      if (hint.isEmpty()) {
        hint = asked.dossier().get(Field.CURRENT_POST).replace("\n", "");
        found = bench.finder.inPost(hint);
      }
      if (asked.chosenUnit() != null) {
        found = Optional.of(asked.chosenUnit());
      }
      OnFile known = target;
      unit = found.orElse(known == null ? null : known.unit());
      if (unit == null) {
        faults.add(
            Fault.blocking(
                Differences.UNIT,
                hint,
                Text.of("没有匹配到唯一的机构，请选择。", "No single unit was found for this. Choose one."),
                List.of()));
      } else if (!bench.mayEdit(unit)) {
        faults.add(
            Fault.blocking(
                Differences.UNIT,
                hint,
                Text.of("该机构不在您可维护的范围内。", "This unit is not within what you may maintain."),
                List.of()));
      }
    }

    void repetition(int place) {
      String number = asked.dossier().get(Field.ID_NUMBER);
      if (number.isEmpty()) {
        return;
      }
      Integer first = bench.seenNumbers.putIfAbsent(number, place);
      if (first != null) {
        faults.add(
            Fault.blocking(
                Field.ID_NUMBER.name(),
                number,
                Text.of("与本次导入的第 {0} 人重复。", "Person {0} of this import has the same number.")
                    .fill(first),
                List.of()));
      }
    }

    Judgement finish(FormsOfPeople.@Nullable Form onFile) {
      List<Difference> differences = new ArrayList<>();
      if (onFile != null) {
        differences.addAll(Differences.between(onFile, asked.dossier(), asked.refused()));
        UUID now = onFile.file().placement().unitId();
        if (unit != null && !unit.equals(now)) {
          // A file says often enough where somebody stood once: a move is offered, not assumed.
          boolean take = asked.chosenUnit() != null && !asked.refused().contains(Differences.UNIT);
          differences.add(
              new Difference(
                  Differences.UNIT, bench.finder.name(now), bench.finder.name(unit), take));
        }
      }
      RowDetail detail =
          new RowDetail(differences, faults, candidates, asked.chosenTarget(), asked.chosenUnit());
      Verdict verdict = verdict(detail, onFile != null);
      Decision decision =
          switch (verdict) {
            case NEW, CHANGED -> Decision.TAKE;
            case SAME -> Decision.SKIP;
            case CONFLICT, FAULTY, ELSEWHERE -> Decision.OPEN;
          };
      return new Judgement(
          verdict, decision, target == null ? null : target.id(), hint, unit, detail);
    }

    private Verdict verdict(RowDetail detail, boolean matched) {
      if (elsewhere) {
        return Verdict.ELSEWHERE;
      }
      if (conflict) {
        return Verdict.CONFLICT;
      }
      if (detail.isBlocked()) {
        return Verdict.FAULTY;
      }
      if (!matched) {
        return Verdict.NEW;
      }
      return detail.differences().isEmpty() ? Verdict.SAME : Verdict.CHANGED;
    }
  }
}
