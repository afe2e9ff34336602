package org.zhiren.platform.organization;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.NotFound;

/**
 * Workbooks between being looked at and being carried out. Kept in the database, so that they
 * survive a restart, and seen by nobody but who sent them; gone after a day.
 */
@Repository
public class ImportDrafts {

  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  ImportDrafts(
      JdbcClient jdbc,
      ActorSource actors,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A workbook that waits.
   *
   * @param id identifies it
   * @param fileName the name under which it was sent
   * @param workbook its bytes
   * @param basis the day on which changes take effect, ground and reason
   */
  public record Draft(UUID id, String fileName, byte[] workbook, Basis basis) {}

  /** Keeps a workbook that can be opened; answers what identifies it. */
  @Transactional
  public UUID keep(String fileName, byte[] workbook, Basis basis) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into organization.import_draft (id, account_id, file_name, workbook, effective_on,
                                                   ground, reason, kept_at)
            values (:id, :account, :name, :workbook, :on, :ground, :reason, :at)
            """)
        .param("id", id)
        .param("account", actors.current().accountId())
        .param("name", fileName)
        .param("workbook", workbook)
        .param("on", basis.on())
        .param("ground", basis.ground())
        .param("reason", basis.reason())
        .param("at", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /**
   * The workbook.
   *
   * @throws NotFound if there is none, or it is somebody else's
   */
  @Transactional(readOnly = true)
  public Draft find(UUID id) {
    return jdbc.sql(
            """
            select id, file_name, workbook, effective_on, ground, reason
            from organization.import_draft where id = :id and account_id = :account
            """)
        .param("id", id)
        .param("account", actors.current().accountId())
        .query((row, number) ->
            new Draft(
                id,
                row.getString("file_name"),
                row.getBytes("workbook"),
                new Basis(
                    row.getObject("effective_on", LocalDate.class),
                    row.getString("ground"),
                    row.getString("reason"))))
        .optional()
        .orElseThrow(() -> new NotFound("import draft " + id));
  }

  /**
   * Puts cells right.
   *
   * @param cells the new text of each cell, by its address, for instance {@code 机构!B3}
   */
  @Transactional
  public void repair(UUID id, Map<String, String> cells) {
    Draft draft = find(id);
    try (Workbook book = WorkbookFactory.create(new ByteArrayInputStream(draft.workbook()))) {
      cells.forEach((address, text) -> set(book, address, text));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      book.write(bytes);
      jdbc.sql("update organization.import_draft set workbook = :workbook where id = :id")
          .param("workbook", bytes.toByteArray())
          .param("id", id)
          .update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only cells of the two sheets, and only within them: nothing else is reached by an address. */
  private static void set(Workbook book, String address, String text) {
    CellReference at = new CellReference(address);
    Sheet sheet = at.getSheetName() == null ? null : book.getSheet(at.getSheetName());
    if (sheet == null || at.getRow() < 1 || at.getRow() > sheet.getLastRowNum()) {
      throw new NotFound("cell " + address);
    }
    Row row = sheet.getRow(at.getRow());
    if (row != null) {
      row.getCell(at.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK).setBlank();
      Cell cell = row.getCell(at.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
      cell.setCellValue(text.strip());
    }
  }

  /** Done with, or given up. */
  @Transactional
  public void remove(UUID id) {
    jdbc.sql("delete from organization.import_draft where id = :id and account_id = :account")
        .param("id", id)
        .param("account", actors.current().accountId())
        .update();
  }

  /** What nobody came back to. */
  @Scheduled(cron = "0 20 * * * *")
  void clear() throws Exception {
    acting.asSystem(
        "organization.import.clear",
        () -> {
          transactions.executeWithoutResult(status ->
              jdbc.sql("delete from organization.import_draft where kept_at < :before")
                  .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                  .update());
          return true;
        });
  }
}
