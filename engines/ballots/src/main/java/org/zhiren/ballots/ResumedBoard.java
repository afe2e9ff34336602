package org.zhiren.ballots;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What a board knew when the last of its files was written, read back from them. Hashes and chain
 * are checked, so that damaged rows are not gone on from; the proofs were checked when the files
 * were written, and are checked again by whoever verifies the archive.
 */
final class ResumedBoard {

  private final Map<String, String> data = new HashMap<>();
  final Map<String, List<List<Ciphertext>>> counted = new LinkedHashMap<>();
  final Set<String> trackers = new HashSet<>();
  final Map<Integer, PartialDecryption> parts = new TreeMap<>();
  private @Nullable Election election;
  private @Nullable Trustees trustees;
  private @Nullable PublicCredentials credentials;
  private @Nullable EncryptedTally tally;
  private @Nullable String head;
  private int events;
  ElectionBoard.Stage stage = ElectionBoard.Stage.VOTING;

  /**
   * Reads the files.
   *
   * @throws BallotException if they are not the beginning of an archive
   */
  ResumedBoard(Iterator<ArchiveFile> files) {
    if (!files.hasNext() || !files.next().name().equals(ArchiveEntry.HEADER)) {
      throw new BallotException(
          Text.of("档案缺少文件头，不能继续", "the archive has no header: it cannot be gone on with"));
    }
    while (files.hasNext()) {
      ArchiveFile file = files.next();
      ArchiveEntry named = ArchiveEntry.data(file.content());
      if (file.name().equals(named.name())) {
        data.put(named.hash(), file.content());
      } else if (file.name().equals(named.hash() + ArchiveEntry.EVENT)) {
        event(Event.parse(file.content()));
        head = named.hash();
        events++;
        data.clear();
      } else {
        throw damaged(file.name());
      }
    }
    if (!data.isEmpty() || head == null) {
      throw new BallotException(
          Text.of(
              "档案末尾的数据没有对应的事件，不能继续",
              "the archive ends within an event: it cannot be gone on with"));
    }
  }

  private void event(Event event) {
    if (event.height() != events
        || !Objects.equals(event.parent(), head)
        || (event.type() == Event.Type.SETUP) != (events == 0)) {
      throw damaged(event.type().word());
    }
    switch (event.type()) {
      case SETUP -> {
        SetupData setup = SetupData.parse(payload(event));
        election = Election.parse(content(setup.election()));
        trustees = Trustees.parse(content(setup.trustees()));
        credentials = PublicCredentials.parse(content(setup.credentials()));
      }
      case BALLOT -> {
        Ballot ballot = Ballot.parse(payload(event));
        trackers.add(ballot.tracker());
        counted.put(ballot.credential(), ballot.answers().stream().map(Answer::choices).toList());
      }
      case END_BALLOTS -> stage = ElectionBoard.Stage.CLOSED;
      case ENCRYPTED_TALLY -> {
        EncryptedTally.Sized sized = EncryptedTally.Sized.parse(payload(event));
        tally = EncryptedTally.parse(content(sized.hash()));
        stage = ElectionBoard.Stage.TALLIED;
      }
      case PARTIAL_DECRYPTION -> {
        PartialDecryption.Owned owned = PartialDecryption.Owned.parse(payload(event));
        parts.put(owned.owner(), PartialDecryption.parse(content(owned.payload())));
      }
      case RESULT -> stage = ElectionBoard.Stage.FINISHED;
      case SHUFFLE, END_SHUFFLES -> throw damaged(event.type().word());
    }
  }

  private String payload(Event event) {
    String payload = event.payload();
    return payload == null ? content("") : content(payload);
  }

  private String content(String hash) {
    String content = data.get(hash);
    if (content == null) {
      throw damaged(hash);
    }
    return content;
  }

  private static BallotException damaged(String where) {
    return new BallotException(
        Text.of(
                "保存的档案已损坏（{0}），不能继续",
                "the archive that was kept is damaged at ({0}): it cannot be gone on with")
            .fill(Numbers.shown(where)));
  }

  Election election() {
    return Objects.requireNonNull(election);
  }

  Trustees trustees() {
    return Objects.requireNonNull(trustees);
  }

  PublicCredentials credentials() {
    return Objects.requireNonNull(credentials);
  }

  @Nullable EncryptedTally tally() {
    return tally;
  }

  String head() {
    return Objects.requireNonNull(head);
  }

  int events() {
    return events;
  }
}
