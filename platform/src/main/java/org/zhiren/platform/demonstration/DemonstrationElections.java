package org.zhiren.platform.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.TrusteeFile;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.voting.ElectionIntake;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/**
 * Three votes to look around with: a decision whose result is known in the house, an election whose
 * archive the public has, and a recommendation that is open, whose voting codes, spare slips and
 * trustees' key files lie beside the accounts so that it can be played to its end. Who votes how is
 * the same each time; keys and codes are new.
 */
@Component
@Order(90)
class DemonstrationElections implements DemonstrationPart {

  static final String FOLDER = "demo-votes";

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationElections.class);
  private static final List<String> TRUSTEES = List.of("buzhang", "danwei1", "chengyuan");
  private static final String AUTHORITY = "ganbu";
  private static final String RELEASES = "jiandu";
  private static final String PASSPHRASE = "demonstration only";
  private static final int OPEN_DAYS = 30;
  private static final int SPARES = 2;

  private final ElectionIntake intake;
  private final Accounts accounts;
  private final Units units;
  private final Clock clock;
  private final int port;

  DemonstrationElections(
      ElectionIntake intake,
      Accounts accounts,
      Units units,
      Clock clock,
      @Value("${zhiren.demo-port:${server.port:8080}}") int port) {
    this.intake = intake;
    this.accounts = accounts;
    this.units = units;
    this.clock = clock;
    this.port = port;
  }

  @Override
  public void load(Filled filled) {
    create(filled.folder());
  }

  /** Makes them for the first unit, if the accounts of the demonstration are there. */
  void create(Path folder) {
    List<UUID> trustees =
        TRUSTEES.stream()
            .flatMap(login -> account(login).stream())
            .map(ElectionIntake.Player::account)
            .toList();
    Optional<ElectionIntake.Player> authority = account(AUTHORITY);
    Optional<ElectionIntake.Player> releases = account(RELEASES);
    List<Units.Node> tree = units.tree(null, LocalDate.now(clock), 1, 10);
    if (tree.isEmpty()
        || trustees.size() < TRUSTEES.size()
        || authority.isEmpty()
        || releases.isEmpty()) {
      LOG.info("Demonstration: no votes, because an account for them is missing");
      return;
    }
    UUID unit = tree.getFirst().unit().id();
    published(unit, trustees, authority.get(), releases.get());
    decided(unit, trustees, authority.get().account());
    open(unit, trustees, authority.get().account(), folder);
  }

  private Optional<ElectionIntake.Player> account(String login) {
    return DemonstrationAccounts.of(accounts, login)
        .map(entry -> new ElectionIntake.Player(entry.id(), entry.name()));
  }

  private String address() {
    return "http://localhost:" + port;
  }

  private void decided(UUID unit, List<UUID> trustees, UUID authority) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ElectionIntake.Rehearsed vote =
        intake.open(
            new ElectionPlan(
                unit,
                ElectionKind.DECISION,
                new ElectionSubject("", "", "演示会议"),
                "演示：两名拟任人选票决",
                List.of(VoteQuestion.decision("林知远（拟任科长）"), VoteQuestion.decision("周明川（拟任副科长）")),
                List.of(new VoterStratum("", names("委员", 7))),
                trustees,
                2,
                authority,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1))),
            address());
    int[][] votes = {{0, 0}, {0, 1}, {0, 1}, {0, 0}, {2, 1}, {0, 2}};
    for (int voter = 0; voter < votes.length; voter++) {
      intake.cast(vote, voter, List.of(answer(votes[voter][0]), answer(votes[voter][1])));
    }
    intake.finish(vote, "演示：表决结束");
  }

  private void published(
      UUID unit,
      List<UUID> trustees,
      ElectionIntake.Player authority,
      ElectionIntake.Player releases) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ElectionIntake.Rehearsed vote =
        intake.open(
            new ElectionPlan(
                unit,
                ElectionKind.RECOMMENDATION,
                new ElectionSubject("", "", "演示会议"),
                "演示：推荐出席代表大会代表人选",
                List.of(
                    VoteQuestion.recommendation("推荐代表人选，最多两名", List.of("顾清源", "钟怀瑾", "叶思远"), 2)),
                List.of(new VoterStratum("", names("代表", 9))),
                trustees,
                2,
                authority.account(),
                now.minus(Duration.ofHours(2)),
                now.plus(Duration.ofHours(1))),
            address());
    int[][] votes = {
      {1, 1, 0}, {1, 0, 1}, {1, 1, 0}, {0, 1, 1}, {1, 0, 0}, {1, 1, 0}, {0, 0, 1}, {1, 1, 0}
    };
    for (int voter = 0; voter < votes.length; voter++) {
      intake.cast(vote, voter, List.of(Arrays.stream(votes[voter]).boxed().toList()));
    }
    intake.finish(vote, "演示：推荐结束");
    intake.publish(vote, "推荐办法规定，结果公布后公开投票档案", authority, releases);
  }

  private static List<Integer> answer(int chosen) {
    return List.of(chosen == 0 ? 1 : 0, chosen == 1 ? 1 : 0, chosen == 2 ? 1 : 0);
  }

  private void open(UUID unit, List<UUID> trustees, UUID authority, Path folder) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ElectionIntake.Rehearsed vote =
        intake.open(
            new ElectionPlan(
                unit,
                ElectionKind.RECOMMENDATION,
                new ElectionSubject("", "", "演示会议"),
                "演示：推荐科级干部人选",
                List.of(
                    VoteQuestion.recommendation(
                        "推荐科长人选，最多两名", List.of("林知远", "周明川", "陈致和", "沈思齐"), 2)),
                List.of(
                    new VoterStratum("领导班子", names("班子成员", 5)),
                    new VoterStratum("中层", names("中层干部", 6)),
                    new VoterStratum("职工代表", names("职工", 3))),
                trustees,
                2,
                authority,
                now,
                now.plus(Duration.ofDays(OPEN_DAYS)),
                null,
                SPARES),
            address());
    for (int voter = 0; voter < 5; voter++) {
      intake.cast(
          vote, voter, List.of(List.of(1, voter % 2, 0, voter % 3 == 0 && voter % 2 == 0 ? 1 : 0)));
    }
    keep(vote, folder.resolve(FOLDER));
    LOG.info("Demonstration: votes, codes and key files in {}", folder.resolve(FOLDER));
  }

  private static List<String> names(String prefix, int count) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      names.add(prefix + i);
    }
    return names;
  }

  /** Codes that are unused, and the key files; only the owner of the process can read them. */
  private void keep(ElectionIntake.Rehearsed vote, Path folder) {
    try {
      Files.createDirectories(folder);
      List<String> lines = new ArrayList<>();
      lines.add("# passphrase of the key files: " + PASSPHRASE);
      lines.add("# each address with the number of its slip (挂失号), to report it lost");
      vote.codes().forEach(code -> lines.add(line(vote, code)));
      lines.add("# spare slips (备用票证), %d for each stratum in its order".formatted(SPARES));
      vote.spares().forEach(code -> lines.add(line(vote, code)));
      write(folder.resolve("codes.txt"), String.join("\n", lines) + "\n");
      for (int i = 0; i < vote.seeds().size(); i++) {
        write(
            folder.resolve("trustee-" + TRUSTEES.get(i) + ".json"),
            TrusteeFile.lock(
                vote.seeds().get(i),
                PASSPHRASE,
                vote.publicId() + " " + (i + 1),
                new SecureRandom()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(ElectionIntake.Rehearsed vote, Credential code) {
    return address() + "/b/" + vote.publicId() + "#" + code.code() + "  " + vote.lossNumber(code);
  }

  private static void write(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, content);
  }
}
