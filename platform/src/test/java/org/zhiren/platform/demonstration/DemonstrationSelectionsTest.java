package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.PublicNotices;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.record.CaseRecord;
import org.zhiren.platform.selection.record.CaseRecords;

/** The invented cases stand in all states, and each could have come about by the rules. */
class DemonstrationSelectionsTest extends PlatformTest {

  @Autowired private DemonstrationSelections selections;
  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake roster;
  @Autowired private Cases cases;
  @Autowired private CasesIntake intake;
  @Autowired private PublicNotices notices;
  @Autowired private CaseRecords caseRecords;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transactions;

  @Test
  void thereIsACaseInEachState() throws Exception {
    DemonstrationSample invented = new DemonstrationSample();
    DemoSize size = DemoSize.ofPeople(1_000);
    DemoPrefecture.generate(7, size, invented.sink());
    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            invented.load(organization);
            java.util.List<PersonFile> files = new java.util.ArrayList<>();
            DemoPrefecture.generate(7, size, new DemonstrationPeople(files::add));
            roster.load(files::forEach, "演示数据", "试验", written -> {});
            selections.create();
            Set<Phase> phases = new HashSet<>();
            Set<String> states = new HashSet<>();
            Set<Form> forms = new HashSet<>();
            Stream.of(Cases.Wanted.OPEN, Cases.Wanted.OVER)
                .flatMap(wanted -> cases.list(wanted, null, null, 500).cases().stream())
                .forEach(line -> {
                  states.add(line.state());
                  forms.add(line.form());
                  if (line.phase() != null) {
                    phases.add(line.phase());
                  }
                });
            assertThat(states).contains("OPEN", "SUSPENDED", "ENDED");
            assertThat(phases)
                .contains(
                    Phase.MOTION,
                    Phase.NOMINATION,
                    Phase.RECOMMENDATION,
                    Phase.SHORTLIST,
                    Phase.INSPECTION,
                    Phase.CONSULTATION,
                    Phase.DECISION,
                    Phase.COMPETITION);
            assertThat(forms)
                .contains(Form.PROMOTION, Form.TERM, Form.EXCEPTIONAL, Form.EXCHANGE, Form.REMOVAL);
            // How long a notice lasts is known while the calendar of its year is.
            if (intake.law().noticeEnds(LocalDate.now(clock)).isPresent()) {
              assertThat(notices.open()).isNotEmpty();
            }
            assertThat(cases.count(Cases.Wanted.OPEN)).isGreaterThan(25);
            List<CaseRecord.Checked> entries =
                cases.list(Cases.Wanted.OPEN, null, null, 500).cases().stream()
                    .flatMap(line -> caseRecords.of(line.id()).steps().stream())
                    .toList();
            assertThat(entries).isNotEmpty();
            assertThat(entries)
                .as("what came in together is what the record says")
                .allMatch(one -> one.standing() == CaseRecord.Standing.SAME);
            status.setRollbackOnly();
          });
          return true;
        });
  }
}
