package org.zhiren.platform.voting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhiren.ballots.ArchiveFile;
import org.zhiren.platform.shell.NotFound;

/**
 * The archive of an election for whoever has its address, once no more ballots are taken: before
 * that it would show how the voting goes on.
 */
@Component
public class ElectionArchive {

  private final Polls polls;
  private final Boards boards;

  ElectionArchive(Polls polls, Boards boards) {
    this.polls = polls;
    this.boards = boards;
  }

  /** The files of one archive. */
  public static final class Files {
    private final List<ArchiveFile> files;

    private Files(List<ArchiveFile> files) {
      this.files = files;
    }

    /** Writes the archive, which {@code belenios-tool} and {@code zhiren ballots} verify. */
    public void write(OutputStream out) throws IOException {
      ArchiveFile.write(files.iterator(), out);
    }
  }

  /**
   * The archive.
   *
   * @throws NotFound if there is no such election, or ballots are still taken
   */
  public Files closed(String publicId) {
    return new Files(boards.files(closedPoll(publicId).id()));
  }

  private Poll closedPoll(String publicId) {
    return polls
        .byPublicId(publicId)
        .filter(poll -> !poll.head().isEmpty())
        .filter(poll -> poll.state() != ElectionState.OPEN)
        .filter(poll -> poll.state() != ElectionState.WITHDRAWN)
        .orElseThrow(() -> new NotFound("archive of election " + publicId));
  }

  /** Whether there are subtotals by strata. */
  public boolean hasSupplement(String publicId) {
    return polls.byPublicId(publicId).filter(poll -> poll.supplement() != null).isPresent();
  }

  /**
   * The supplement with the subtotals by strata.
   *
   * @throws NotFound if there is none
   */
  public String supplement(String publicId) {
    String supplement = closedPoll(publicId).supplement();
    if (supplement == null) {
      throw new NotFound("subtotals of election " + publicId);
    }
    return supplement;
  }
}
