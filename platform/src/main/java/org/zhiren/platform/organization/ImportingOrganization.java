package org.zhiren.platform.organization;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Brings units and posts in from a workbook and up to date by it (从表格导入). First everything is
 * looked at: each row is new, changed field by field, unchanged or in conflict, and each bad cell
 * is named and can be put right in place. Then everything is written in one transaction, or
 * nothing.
 *
 * <p>A unit goes by its code, a post by its unit and title; posts of one title go by their order.
 * An empty cell leaves what is stored as it is; what the workbook does not name is left alone. What
 * is new counts from the day in its row, what changes from the day of the import.
 */
@Component
public class ImportingOrganization {

  private final ImportDrafts drafts;
  private final WorkbookMatches matches;
  private final OrganizationIntake intake;
  private final PeriodWriter writer;
  private final Settling settling;
  private final TransactionTemplate transactions;

  ImportingOrganization(
      ImportDrafts drafts,
      WorkbookMatches matches,
      OrganizationIntake intake,
      PeriodWriter writer,
      Settling settling,
      TransactionTemplate transactions) {
    this.drafts = drafts;
    this.matches = matches;
    this.intake = intake;
    this.writer = writer;
    this.settling = settling;
    this.transactions = transactions;
  }

  /**
   * What came of an import.
   *
   * @param newUnits units brought in
   * @param newPosts posts brought in
   * @param changedUnits units brought up to date, their quotas included
   * @param changedPosts posts brought up to date
   */
  public record Outcome(int newUnits, int newPosts, int changedUnits, int changedPosts) {}

  /**
   * Takes a workbook in, to be looked at.
   *
   * @param fileName the name under which it was sent
   * @param workbook an .xlsx file in the layout of the template
   * @param basis the day on which changes take effect, ground and reason
   * @return identifies the draft
   * @throws InvalidInput if it is no such file, or if ground or reason are missing
   */
  public UUID keep(String fileName, byte[] workbook, Basis basis) {
    List<InvalidInput.Fault> missing = basis.faults();
    if (!missing.isEmpty()) {
      throw new InvalidInput(missing);
    }
    try (Workbook book = open(workbook)) {
      WorkbookExamination.sheet(book, Sheets.UNITS);
      WorkbookExamination.sheet(book, Sheets.POSTS);
    } catch (IOException unreadable) {
      throw unreadable();
    }
    return drafts.keep(fileName, workbook, basis);
  }

  private static Workbook open(byte[] workbook) {
    try {
      return WorkbookFactory.create(new ByteArrayInputStream(workbook));
    } catch (IOException | RuntimeException unreadable) {
      throw unreadable();
    }
  }

  private static InvalidInput unreadable() {
    return new InvalidInput(
        "file",
        null,
        Text.of(
            "这个文件不能作为 .xlsx 表格打开。请使用模板另存后重试。",
            "This file cannot be opened as an .xlsx workbook. Save it from the template and try"
                + " again."));
  }

  /**
   * What the draft would do. If no cell is wrong, it is carried out for trial and taken back, so
   * that whatever stands in its way is found before anybody confirms.
   *
   * @throws InvalidInput if the tree would not be one, or a code is taken
   */
  public ImportProposal examine(UUID draft) {
    ImportDrafts.Draft kept = drafts.find(draft);
    WorkbookExamination.Result result = read(kept);
    ImportProposal proposal = result.proposal();
    if (proposal.lines().isEmpty() && proposal.faults().isEmpty()) {
      throw new InvalidInput(
          "file",
          null,
          Text.of("表格里没有机构，也没有职位。", "There are neither units nor posts in the workbook."));
    }
    if (proposal.ready()) {
      transactions.executeWithoutResult(status -> {
        status.setRollbackOnly();
        write(result, kept.basis());
      });
    }
    return proposal;
  }

  private WorkbookExamination.Result read(ImportDrafts.Draft draft) {
    try (Workbook book = open(draft.workbook())) {
      return new WorkbookExamination(book, draft.basis().on(), matches).result();
    } catch (IOException unreadable) {
      throw unreadable();
    }
  }

  /**
   * Puts cells of a draft right.
   *
   * @param cells the new text of each cell, by its address, for instance {@code 机构!B3}
   */
  public void repair(UUID draft, Map<String, String> cells) {
    drafts.repair(draft, cells);
  }

  /**
   * Carries out what was shown, all of it or nothing.
   *
   * @param fingerprint of the proposal that was shown and confirmed
   * @throws StaleVersion if the draft would do something else now
   */
  @Transactional
  public Outcome carryOut(UUID draft, String fingerprint) {
    ImportDrafts.Draft kept = drafts.find(draft);
    writer.oneAfterTheOther();
    WorkbookExamination.Result result = read(kept);
    if (!result.proposal().ready() || !result.proposal().fingerprint().equals(fingerprint)) {
      throw new StaleVersion(List.of());
    }
    write(result, kept.basis());
    drafts.remove(draft);
    Set<UUID> units = new HashSet<>();
    result.changedUnits().forEach(changed -> units.add(changed.stored().id()));
    result.changedQuotas().forEach(changed -> units.add(changed.unitId()));
    return new Outcome(
        result.newUnits().size(),
        result.newPosts().size(),
        units.size(),
        result.changedPosts().size());
  }

  /** Given up: the draft is gone. */
  public void discard(UUID draft) {
    drafts.remove(draft);
  }

  private void write(WorkbookExamination.Result result, Basis basis) {
    if (!result.newUnits().isEmpty() || !result.newPosts().isEmpty()) {
      intake.load(
          result.newUnits().stream(),
          result.newPosts().stream(),
          result.newQuotas().stream(),
          basis,
          rows -> {});
    }
    if (result.changedUnits().isEmpty()
        && result.changedPosts().isEmpty()
        && result.changedQuotas().isEmpty()) {
      return;
    }
    Set<UUID> touched = new HashSet<>();
    List<Unit> units = new ArrayList<>();
    List<Post> posts = new ArrayList<>();
    result
        .changedUnits()
        .forEach(changed -> {
          FactRules.check(changed.facts());
          units.add(
              writer.unitToChange(
                  changed.stored().id(), changed.stored().version(), basis.on(), facts -> facts));
        });
    result
        .changedPosts()
        .forEach(changed -> {
          FactRules.check(changed.facts());
          posts.add(
              writer.postToChange(
                  changed.stored().id(), changed.stored().version(), basis.on(), facts -> facts));
        });
    PeriodWriter.Change change = writer.begin(ChangeKind.REVISED, basis);
    for (int i = 0; i < units.size(); i++) {
      writer.changeUnit(change, units.get(i), result.changedUnits().get(i).facts());
      touched.add(units.get(i).id());
    }
    for (int i = 0; i < posts.size(); i++) {
      writer.changePost(change, posts.get(i), result.changedPosts().get(i).facts());
      touched.add(posts.get(i).unitId());
    }
    result
        .changedQuotas()
        .forEach(quota -> {
          writer.refuseIfQuotaIsLater(quota.unitId(), quota.item(), basis.on());
          writer.setQuota(change, quota.unitId(), quota.item(), quota.places());
          writer.touchUnit(change, quota.unitId());
          touched.add(quota.unitId());
        });
    settling
        .of(ChangeKind.REVISED, change, basis)
        .with("units", units.size())
        .with("posts", posts.size())
        .with("quotas", result.changedQuotas().size())
        .units(touched);
  }
}
