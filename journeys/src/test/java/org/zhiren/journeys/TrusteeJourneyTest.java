package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.ballots.EncryptedTally;
import org.zhiren.ballots.KeyCeremony;
import org.zhiren.ballots.PartialDecryption;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Strata;
import org.zhiren.ballots.StrataCount;
import org.zhiren.ballots.TrusteeFile;
import org.zhiren.ballots.TrusteeSeed;
import org.zhiren.ballots.Trustees;

/**
 * Keys made by {@code trustee.js} and boards verified by {@code board.js} in a real browser, beside
 * their likes in Java.
 */
class TrusteeJourneyTest extends BallotJourney {

  /** Trustees in the browser and in Java make keys together; either side decrypts. */
  @Test
  @SuppressWarnings("unchecked") // The script returns a list of texts.
  void keysOfTheBrowserAndOfJavaFitTogether() throws IOException {
    Page page = page("trustee.js");
    TrusteeSeed java = TrusteeSeed.generate(random);
    List<String> seeds = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      seeds.add((String) page.evaluate("() => zhirenTrustee.newSeed()"));
    }
    List<String> certificates =
        List.of(
            (String) page.evaluate("(s) => zhirenTrustee.certificate(s)", seeds.get(0)),
            java.certificate(random),
            TrusteeSeed.parse(seeds.get(1)).certificate(random));
    String deal = "([s, c]) => zhirenTrustee.deal(s, c, 2)";
    List<String> dealt =
        List.of(
            (String) page.evaluate(deal, List.of(seeds.get(0), certificates)),
            java.deal(certificates, 2, random),
            (String) page.evaluate(deal, List.of(seeds.get(1), certificates)));
    for (int i = 0; i < 3; i++) {
      KeyCeremony.checkDealt(certificates, 2, i + 1, dealt.get(i));
    }
    List<String> routed = KeyCeremony.route(dealt);
    String accept = "([s, c, g]) => zhirenTrustee.accept(s, c, 2, g)";
    List<String> accepted =
        List.of(
            (String) page.evaluate(accept, List.of(seeds.get(0), certificates, routed.get(0))),
            java.accept(certificates, 2, routed.get(1), random),
            (String) page.evaluate(accept, List.of(seeds.get(1), certificates, routed.get(2))));
    assertThat(
            refusal(
                page, accept, List.of(seeds.get(0), certificates, forged(routed.get(0), routed))))
        .as("a share for somebody else")
        .isEqualTo("message");
    Trustees trustees = KeyCeremony.finish(2, certificates, dealt, accepted);
    Election election =
        Election.of(Election.newId(random), "钥匙", "", List.of(Question.decision("林知远")), trustees);
    Credential code = Credential.parse((String) page.evaluate("() => zhirenBallots.newCode()"));
    assertThat(
            page.evaluate(
                "([e, c]) => zhirenBallots.publicCredential(e, c)",
                List.of(election.id(), code.code())))
        .isEqualTo(code.publicCredential(election.id()));
    ElectionBoard board =
        ElectionBoard.open(
            new ByteArrayOutputStream(),
            0,
            election,
            trustees,
            List.of(code.publicCredential(election.id())));
    board.cast(PreparedBallot.of(election, code, List.of(List.of(0, 1, 0)), random).ballot());
    board.close();
    EncryptedTally tally = board.tally();
    List<String> parts =
        (List<String>)
            page.evaluate(
                "([s, a, e, t]) => zhirenTrustee.decrypt(s, a, e, [t])",
                List.of(seeds.get(0), accepted.get(0), election.json(), tally.json()));
    board.decrypt(1, PartialDecryption.parse(parts.getFirst()));
    board.decrypt(
        2, java.open(KeyCeremony.encryptedKey(accepted.get(1))).decrypt(election, tally, random));
    assertThat(board.finish().totals()).isEqualTo(List.of(List.of(0, 1, 0)));

    String file =
        (String)
            page.evaluate("(s) => zhirenTrustee.lock(s, 'copper 灯笼 drizzle', '一')", seeds.get(0));
    assertThat(TrusteeFile.unlock(file, "copper 灯笼 drizzle").secretText()).isEqualTo(seeds.get(0));
    String unlock = "([f, p]) => zhirenTrustee.unlock(f, p)";
    assertThat(
            page.evaluate(
                unlock,
                List.of(TrusteeFile.lock(java, "another phrase", "二", random), "another phrase")))
        .isEqualTo(java.secretText());
    assertThat(refusal(page, unlock, List.of(file, "wrong phrase"))).isEqualTo("passphrase");
    assertThat(refusal(page, unlock, List.of("{}", "wrong phrase"))).isEqualTo("file");
  }

  /** What a trustee's browser says of a board that Java wrote, and of boards that were changed. */
  @Test
  @SuppressWarnings("unchecked") // The script returns an object of numbers.
  void theTrusteesBrowserVerifiesTheBoard() throws IOException {
    Page page = page("trustee.js", "board.js");
    List<TrusteeSeed> seeds = List.of(TrusteeSeed.generate(random), TrusteeSeed.generate(random));
    List<String> certificates = seeds.stream().map(seed -> seed.certificate(random)).toList();
    List<String> dealt = seeds.stream().map(seed -> seed.deal(certificates, 2, random)).toList();
    List<String> routed = KeyCeremony.route(dealt);
    List<String> accepted =
        List.of(
            seeds.get(0).accept(certificates, 2, routed.get(0), random),
            seeds.get(1).accept(certificates, 2, routed.get(1), random));
    Trustees trustees = KeyCeremony.finish(2, certificates, dealt, accepted);
    String id = Election.newId(random);
    List<Credential> codes = new ArrayList<>();
    List<Strata.Stratum> declared = new ArrayList<>();
    for (int stratum = 0; stratum < 3; stratum++) {
      List<String> own = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        codes.add(Credential.generate(random));
        own.add(codes.getLast().publicCredential(id));
      }
      declared.add(new Strata.Stratum("第" + stratum + "层", own));
    }
    Strata strata = new Strata(declared);
    Election election =
        Election.of(
            id,
            "核验",
            strata.mark(),
            List.of(Question.decision("林知远"), new Question("可弃", List.of("甲", "乙"), true, 0, 1)),
            trustees);
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board =
        ElectionBoard.open(
            archive,
            1_764_115_200,
            election,
            trustees,
            declared.stream().flatMap(one -> one.credentials().stream()).sorted().toList());
    for (int voter = 0; voter < 10; voter++) {
      board.cast(
          PreparedBallot.of(
                  election,
                  codes.get(voter),
                  List.of(List.of(1, 0, 0), voter % 2 == 0 ? List.of(0, 0) : List.of(0, 1)),
                  random)
              .ballot());
    }
    // The first votes again; nobody of the third stratum votes, which therefore has no subtotal.
    board.cast(
        PreparedBallot.of(
                election, codes.getFirst(), List.of(List.of(0, 1, 0), List.of(1, 0)), random)
            .ballot());
    board.close();
    List<String> tallies = new ArrayList<>(List.of(board.tally().json()));
    StrataCount.of(board, strata).tallies().forEach(one -> tallies.add(one.json()));
    assertThat(tallies).hasSize(3);
    String verify =
        """
        ([archive, seed, no, accepted, election, tallies, declaration]) =>
          zhirenBoard.verify(Uint8Array.from(atob(archive), (sign) => sign.charCodeAt(0)), {
            no, keys: zhirenTrustee.keys(seed), accepted, election, tallies, declaration })
          .then((report) => report.checks)
        """;
    String encoded = Base64.getEncoder().encodeToString(archive.toByteArray());
    List<Object> right =
        List.of(
            encoded,
            seeds.get(1).secretText(),
            2,
            accepted.get(1),
            election.json(),
            tallies,
            strata.json());
    Map<String, Object> checks = (Map<String, Object>) page.evaluate(verify, right);
    assertThat(checks)
        .containsEntry("keys", 2)
        .containsEntry("ballots", 11)
        .containsEntry("proofs", 66)
        .containsEntry("tally", 10)
        .containsEntry("groups", 2);
    // What a lying server could hand over instead.
    assertThat(refusal(page, verify, with(right, 1, seeds.get(0).secretText())))
        .as("somebody else's place")
        .isEqualTo("keys");
    assertThat(refusal(page, verify, with(right, 3, accepted.get(0)))).isEqualTo("keys");
    assertThat(refusal(page, verify, with(right, 4, election.json() + " "))).isEqualTo("archive");
    assertThat(
            refusal(
                page,
                verify,
                with(right, 5, List.of(tallies.get(1), tallies.get(1), tallies.get(2)))))
        .as("a subtotal instead of the total")
        .isEqualTo("tally");
    assertThat(
            refusal(
                page,
                verify,
                with(right, 5, List.of(tallies.get(0), tallies.get(2), tallies.get(1)))))
        .isEqualTo("groups");
    long seed = random.nextLong();
    Random chance = new Random(seed);
    byte[] bytes = archive.toByteArray();
    for (int run = 0; run < 12; run++) {
      byte[] changed = bytes.clone();
      // A digit of a name or of content; mode and time of the tar's headers mean nothing.
      int at = chance.nextInt(2048, changed.length);
      while (changed[at] < '0' || changed[at] > '8' || at % 512 >= 100 && at % 512 < 160) {
        at = chance.nextInt(2048, changed.length);
      }
      changed[at]++;
      assertThat(refusal(page, verify, with(right, 0, Base64.getEncoder().encodeToString(changed))))
          .as("seed %d: a digit changed at byte %d", seed, at)
          .isEqualTo("archive");
    }
  }

  private static List<Object> with(List<Object> arguments, int place, Object other) {
    List<Object> changed = new ArrayList<>(arguments);
    changed.set(place, other);
    return changed;
  }

  /** The message for one trustee with a share in it that was meant for another. */
  private static String forged(String own, List<String> routed) {
    JsonObject message = JsonParser.parseString(own).getAsJsonObject();
    JsonObject other = JsonParser.parseString(routed.get(1)).getAsJsonObject();
    message.getAsJsonArray("secrets").set(1, other.getAsJsonArray("secrets").get(1));
    return message.toString();
  }
}
