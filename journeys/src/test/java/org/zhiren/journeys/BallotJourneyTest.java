package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.zxing.qrcode.decoder.Decoder;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Ballot;
import org.zhiren.ballots.BallotException;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.ballots.EncryptedTally;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Rehearsal;

/**
 * Ballots encrypted by {@code ballot.js} in a real browser, on a phone with a slow processor, and
 * judged by the board and the verifier in Java.
 */
class BallotJourneyTest extends BallotJourney {

  private static final int SLOWDOWN = 4;
  private static final int CANDIDATES = 20;

  @SuppressWarnings("unchecked") // The script returns an object of texts.
  private static Map<String, String> prepare(
      Page page, Election election, Credential code, List<List<Integer>> choices) {
    return (Map<String, String>)
        page.evaluate(
            "([election, code, choices]) => zhirenBallots.prepare(election, code, choices)",
            List.of(election.json(), code.code(), choices));
  }

  @Test
  void ballotsOfThePhoneAreCountedAndCanBeAudited() throws IOException {
    List<Question> questions =
        List.of(
            Question.decision("林知远 \"甲\" \\ 😀"),
            Question.recommendation("推荐", List.of("周明川", "陈致和", "沈思齐"), 2),
            new Question("可弃", List.of("甲", "乙"), true, 1, 1));
    Rehearsal rehearsal = new Rehearsal(Rehearsal.Plan.of("手机投票", questions, 2), random);
    Election election = rehearsal.election();
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board = rehearsal.open(archive, 1_764_115_200);
    Page page = page();

    List<List<Integer>> first = List.of(List.of(0, 0, 1), List.of(1, 0, 1), List.of(0, 0));
    List<List<Integer>> second = List.of(List.of(1, 0, 0), List.of(0, 0, 0), List.of(0, 1));
    Map<String, String> cast = prepare(page, election, rehearsal.credentials().get(0), first);
    Ballot ballot = Ballot.parse(cast.get("ballot"));
    assertThat(board.cast(ballot)).isEqualTo(cast.get("tracker"));
    board.cast(
        Ballot.parse(
            prepare(page, election, rehearsal.credentials().get(1), second).get("ballot")));

    // Cast or audit: what one device prepared, the other opens.
    Map<String, String> doubted = prepare(page, election, rehearsal.credentials().get(0), second);
    assertThat(
            PreparedBallot.audit(
                election, Ballot.parse(doubted.get("ballot")), doubted.get("opening")))
        .isEqualTo(List.of(List.of(1, 0, 0), List.of(0, 0, 0), List.of(0, 0, 1)));
    assertThatThrownBy(() -> PreparedBallot.audit(election, ballot, doubted.get("opening")))
        .isInstanceOf(BallotException.class);
    PreparedBallot elsewhere =
        PreparedBallot.of(election, rehearsal.credentials().get(0), first, random);
    assertThat(
            page.evaluate(
                "([e, b, o]) => JSON.stringify(zhirenBallots.audit(e, b, o))",
                List.of(election.json(), elsewhere.ballot().json(), elsewhere.opening())))
        .isEqualTo("[[0,0,1],[1,0,1],[1,0,0]]");
    assertThat(
            refusal(
                page,
                "([e, b, o]) => zhirenBallots.audit(e, b, o)",
                List.of(
                    election.json(),
                    elsewhere.ballot().json(),
                    elsewhere.opening().replaceFirst("\"value\":0", "\"value\":1"))))
        .isEqualTo("opening");

    board.close();
    EncryptedTally tally = board.tally();
    board.decrypt(1, rehearsal.keys().get(1).decrypt(election, tally, random));
    board.decrypt(2, rehearsal.keys().get(2).decrypt(election, tally, random));
    assertThat(board.finish().totals())
        .isEqualTo(List.of(List.of(1, 0, 1), List.of(1, 0, 1), List.of(1, 0, 1)));
    assertThat(
            ArchiveVerifier.verify(
                    new ByteArrayInputStream(archive.toByteArray()), Expectations.ofFinished())
                .findings())
        .isEmpty();
  }

  @Test
  void slipsAreNamed() throws IOException {
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("错", List.of(Question.decision("林知远")), 1), random);
    Election election = rehearsal.election();
    String code = rehearsal.credentials().getFirst().plain();
    Page page = page();
    String check = "(code) => zhirenBallots.checkCode(code)";
    assertThat(page.evaluate(check, code)).isEqualTo(rehearsal.credentials().getFirst().code());
    assertThat(refusal(page, check, code.substring(1))).isEqualTo("code-length");
    assertThat(refusal(page, check, "0" + code.substring(1))).isEqualTo("code-character");
    char other = code.charAt(13) == '2' ? '3' : '2';
    assertThat(refusal(page, check, code.substring(0, 13) + other + code.charAt(14)))
        .isEqualTo("code-check");
    String prepare = "([e, c, v]) => zhirenBallots.prepare(e, c, v)";
    for (List<Integer> wrong :
        List.of(List.of(1, 1, 0), List.of(0, 0, 0), List.of(1, 0), List.of(2, 0, 0))) {
      assertThat(refusal(page, prepare, List.of(election.json(), code, List.of(wrong))))
          .isEqualTo("choices");
    }
    List<List<Integer>> lawful = List.of(List.of(1, 0, 0));
    for (String broken :
        List.of(
            election.json().replace("\"version\":1", "\"version\":2"),
            election.json().replaceFirst("\"public_key\":\"\\d+\"", "\"public_key\":\"2\""),
            election.json().replace("BELENIOS-2048", "RFC-3526-2048"))) {
      assertThat(refusal(page, prepare, List.of(broken, code, lawful))).isEqualTo("election");
    }
  }

  /** What the page draws, a reader reads. */
  @Test
  @SuppressWarnings("unchecked") // The script returns rows of booleans.
  void qrCodesAreRead() throws Exception {
    Page page = page("qr.js");
    for (String text :
        List.of(
            "1",
            "https://zhiren.example.gov.cn/b/abcdefghijkmno#ABC-DEF-GHJ-KLM-NPQ",
            "投票".repeat(20),
            "x".repeat(180))) {
      List<List<Boolean>> rows =
          (List<List<Boolean>>) page.evaluate("(t) => zhirenQr.modules(t)", text);
      boolean[][] modules = new boolean[rows.size()][rows.size()];
      for (int y = 0; y < modules.length; y++) {
        for (int x = 0; x < modules.length; x++) {
          modules[y][x] = rows.get(y).get(x);
        }
      }
      assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    }
  }

  /** The time is printed, not judged: the machine of the build is not a phone. */
  @Test
  void twentyCandidatesOnASlowPhone() throws IOException {
    List<Question> questions = new ArrayList<>();
    List<List<Integer>> choices = new ArrayList<>();
    for (int i = 0; i < CANDIDATES; i++) {
      questions.add(Question.decision("候选人" + i));
      choices.add(List.of(i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0));
    }
    Rehearsal rehearsal = new Rehearsal(Rehearsal.Plan.of("二十人", questions, 1), random);
    Page page = page();
    JsonObject slow = new JsonObject();
    slow.addProperty("rate", SLOWDOWN);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", slow);
    long start = System.nanoTime();
    Map<String, String> made =
        prepare(page, rehearsal.election(), rehearsal.credentials().getFirst(), choices);
    System.out.printf(
        "BallotJourneyTest: %d candidates × 3 answers encrypted in %.2f s at %d× slowdown, tables"
            + " included%n",
        CANDIDATES, (System.nanoTime() - start) / 1e9, SLOWDOWN);
    ElectionBoard board = rehearsal.open(new ByteArrayOutputStream(), 0);
    assertThat(board.cast(Ballot.parse(made.get("ballot")))).isEqualTo(made.get("tracker"));
  }
}
