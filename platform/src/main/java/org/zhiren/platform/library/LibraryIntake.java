package org.zhiren.platform.library;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.Sha256;
import org.zhiren.reading.FileType;

/**
 * Brings texts in at once, in one transaction with one entry in the record: for the first filling
 * of an installation. They pass the same cleaning and checks as every other document.
 */
@Component
public class LibraryIntake {

  private final Batches batches;
  private final TakingIn takingIn;
  private final Originals originals;
  private final LibraryIndex index;
  private final GroupingDuplicates grouping;
  private final Records records;

  LibraryIntake(
      Batches batches,
      TakingIn takingIn,
      Originals originals,
      LibraryIndex index,
      GroupingDuplicates grouping,
      Records records) {
    this.batches = batches;
    this.takingIn = takingIn;
    this.originals = originals;
    this.index = index;
    this.grouping = grouping;
    this.records = records;
  }

  /**
   * A text to be brought in.
   *
   * @param fileName name of its file
   * @param title its title, if the text does not say it
   * @param text what it says
   */
  public record Given(String fileName, @Nullable String title, String text) {}

  /**
   * Takes the texts in.
   *
   * @return how many are in the library now
   */
  @Transactional
  public int load(Batch.Where where, List<Given> texts) {
    UUID batch = batches.begin(where, Batch.Way.LOAD);
    List<UUID> taken = new ArrayList<>();
    int no = 0;
    for (Given given : texts) {
      byte[] content = given.text().getBytes(StandardCharsets.UTF_8);
      byte[] print = Sha256.of(content);
      originals.keep(print, content);
      batches.file(batch, ++no, given.fileName(), print, content.length);
      TakingIn.Taken one =
          takingIn.take(
              batch,
              where,
              new TakingIn.Given(
                  given.fileName(),
                  FileType.TEXT.name(),
                  print,
                  content.length,
                  given.text(),
                  given.title(),
                  null,
                  Map.of()));
      batches.settle(batch, no, one.outcome(), one.reason(), one.document());
      if (one.outcome() == Batch.Outcome.TAKEN && one.document() != null) {
        taken.add(one.document());
      }
    }
    batches.state(batch, Batch.State.DONE, null);
    index.changed(taken);
    records.record(
        Act.of("library.batch.done", "batch", batch)
            .with("files", texts.size())
            .with("taken", taken.size()));
    grouping.due();
    return taken.size();
  }
}
