package org.zhiren.ballots;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Follows the events of an archive, checks the order and hands the content to the other checks. */
final class ArchiveCheck implements AutoCloseable {

  /** Data waiting for its event: a setup has four pieces. */
  private static final int MAX_PENDING = 4;

  private final Expectations expectations;
  private final IntConsumer progress;
  private final VerificationReport.Draft draft = new VerificationReport.Draft();
  private final Map<String, byte[]> pending = new LinkedHashMap<>();
  private final List<String> taken = new ArrayList<>();
  private final Map<Integer, PartialDecryption> parts = new HashMap<>();
  private boolean started;
  private @Nullable String head;
  private int height = -1;
  private Event.@Nullable Type last;
  private @Nullable SetupCheck setup;
  private @Nullable BallotsCheck ballots;
  private @Nullable EncryptedTally tally;
  private int weight;
  private @Nullable Result result;
  private List<VerificationReport.Subtotal> subtotals = List.of();

  ArchiveCheck(Expectations expectations, IntConsumer progress) {
    this.expectations = expectations;
    this.progress = progress;
  }

  /**
   * Takes the next file.
   *
   * @param timestamp the time that the file bears
   * @return false if there is no sense in going on
   */
  boolean entry(ArchiveEntry entry, long timestamp) {
    draft.looked(Check.ARCHIVE);
    if (started == entry.name().equals(ArchiveEntry.HEADER)) {
      broken(
          Check.ARCHIVE,
          Text.of("文件 BELENIOS 应恰在开头出现一次", "the file BELENIOS should come once, at the beginning"));
      return false;
    }
    if (!started) {
      started = true;
      return header(entry.text(), timestamp);
    }
    if (entry.name().endsWith(ArchiveEntry.EVENT)) {
      return event(entry);
    }
    if (pending.put(entry.hash(), entry.content()) != null || pending.size() > MAX_PENDING) {
      broken(
          Check.ARCHIVE,
          Text.of(
                  "数据 {0} 重复，或无事件引用的数据过多",
                  "the data {0} is repeated, or too much belongs to no event")
              .fill(Numbers.shown(entry.hash())));
      return false;
    }
    return true;
  }

  private boolean header(String json, long timestamp) {
    String expected =
        Json.write(Fields.object("version", 1, "timestamp", Long.toString(timestamp)));
    if (json.equals(expected)) {
      return true;
    }
    broken(
        Check.ARCHIVE,
        Text.of(
                "文件 BELENIOS 应为 {0}，实为 {1}：版本不受支持，或时间与文件头不符",
                "the file BELENIOS should be {0}, but is {1}: an unsupported version, or a time"
                    + " other than the files bear")
            .fill(expected, json));
    return false;
  }

  private boolean event(ArchiveEntry entry) {
    draft.looked(Check.CHAIN);
    Event event;
    try {
      event = Event.parse(entry.text());
    } catch (BallotException e) {
      broken(Check.CHAIN, e.text());
      return false;
    }
    if (!Objects.equals(event.parent(), head) || event.height() != height + 1) {
      broken(
          Check.CHAIN,
          Text.of("第 {0} 个事件没有接上前一个", "event {0} does not follow the one before").fill(height + 1));
      return false;
    }
    if (!follows(event.type())
        || (event.payload() == null) != (event.type() == Event.Type.END_BALLOTS)) {
      broken(
          Check.CHAIN,
          Text.of("第 {0} 个事件（{1}）此时不应出现", "event {0} ({1}) cannot come here")
              .fill(event.height(), event.type().word()));
      return false;
    }
    Check check = checkOf(event.type());
    List<String> waiting = List.copyOf(pending.keySet());
    taken.clear();
    try {
      content(event);
    } catch (BallotException e) {
      broken(check, e.text());
      return false;
    }
    // The payload stands last, what it refers to before it, nothing else between two events.
    Collections.rotate(taken, -1);
    if (!taken.equals(waiting)) {
      broken(
          Check.ARCHIVE,
          Text.of(
                  "第 {0} 个事件之前的数据次序不对，或有无人引用的数据",
                  "before event {0} the data is out of order, or some belongs to no event")
              .fill(event.height()));
      return false;
    }
    head = entry.hash();
    height = event.height();
    last = event.type();
    continuation();
    return true;
  }

  private boolean follows(Event.Type next) {
    if (last == null) {
      return next == Event.Type.SETUP;
    }
    return switch (last) {
      case SETUP, BALLOT -> next == Event.Type.BALLOT || next == Event.Type.END_BALLOTS;
      case END_BALLOTS -> next == Event.Type.ENCRYPTED_TALLY;
      case ENCRYPTED_TALLY, PARTIAL_DECRYPTION ->
          next == Event.Type.PARTIAL_DECRYPTION || next == Event.Type.RESULT;
      case SHUFFLE, END_SHUFFLES, RESULT -> false;
    };
  }

  private static Check checkOf(Event.Type type) {
    return switch (type) {
      case SETUP -> Check.SETUP;
      case BALLOT -> Check.BALLOT_FORM;
      case END_BALLOTS, SHUFFLE, END_SHUFFLES -> Check.CHAIN;
      case ENCRYPTED_TALLY -> Check.ENCRYPTED_TALLY;
      case PARTIAL_DECRYPTION -> Check.DECRYPTION;
      case RESULT -> Check.RESULT;
    };
  }

  private void content(Event event) {
    String payload = event.payload();
    if (payload == null) {
      return;
    }
    byte[] bytes = take(payload);
    String json = new String(bytes, StandardCharsets.UTF_8);
    switch (event.type()) {
      case SETUP -> {
        SetupCheck checked = new SetupCheck(draft, expectations.threads());
        checked.run(SetupData.parse(json), this::takeText);
        setup = checked;
        ballots = new BallotsCheck(draft, checked, expectations.threads(), progress);
      }
      case BALLOT -> ballots().submit(json);
      case ENCRYPTED_TALLY -> tallied(EncryptedTally.Sized.parse(json));
      case PARTIAL_DECRYPTION -> part(PartialDecryption.Owned.parse(json));
      case RESULT -> result(json);
      case END_BALLOTS, SHUFFLE, END_SHUFFLES ->
          throw new IllegalStateException("Such an event has no content here.");
    }
  }

  private byte[] take(String hash) {
    byte[] bytes = pending.remove(hash);
    taken.add(hash);
    if (bytes == null) {
      throw new BallotException(
          Text.of("找不到被引用的数据 {0}", "the data {0} that is referred to is not there")
              .fill(Numbers.shown(hash)));
    }
    return bytes;
  }

  private String takeText(String hash) {
    return new String(take(hash), StandardCharsets.UTF_8);
  }

  private BallotsCheck ballots() {
    return Objects.requireNonNull(ballots, "Setup comes before ballots");
  }

  private SetupCheck setup() {
    return Objects.requireNonNull(setup, "Setup comes first");
  }

  private void tallied(EncryptedTally.Sized sized) {
    String published = takeText(sized.hash());
    draft.looked(Check.ENCRYPTED_TALLY);
    EncryptedTally.Sum sum = ballots().sum();
    EncryptedTally expected = sum.tally();
    if (sum.ballots() != sized.ballots()
        || sum.weight() != sized.weight()
        || !expected.json().equals(published)) {
      draft.wrong(
          Check.ENCRYPTED_TALLY,
          Text.of(
                  "加密总数与选票不符（档案称 {0} 张，实为 {1} 张）",
                  "the encrypted totals do not follow from the ballots ({0} stated, {1} counted)")
              .fill(sized.ballots(), sum.ballots()));
    }
    tally = expected;
    weight = (int) sum.weight();
  }

  private void part(PartialDecryption.Owned owned) {
    PartialDecryption part = PartialDecryption.parse(takeText(owned.payload()));
    draft.looked(Check.DECRYPTION);
    Trustees trustees = setup().trustees();
    if (owned.owner() < 1 || owned.owner() > trustees.count() || parts.containsKey(owned.owner())) {
      throw new BallotException(
          Text.of("没有第 {0} 名监票人，或其解密重复", "there is no trustee {0}, or two parts of that one")
              .fill(owned.owner()));
    }
    if (!part.holds(setup().election(), published(), trustees.key(owned.owner()).publicKey())) {
      throw new BallotException(
          Text.of("第 {0} 名监票人的解密证明不成立", "the decryption of trustee {0} is not proved")
              .fill(owned.owner()));
    }
    parts.put(owned.owner(), part);
  }

  private EncryptedTally published() {
    return Objects.requireNonNull(tally, "The tally comes before its decryption");
  }

  private void result(String json) {
    draft.looked(Check.RESULT);
    if (!setup().trustees().suffice(parts.keySet())) {
      draft.wrong(
          Check.DECRYPTION, Text.of("参加解密的监票人不足", "too few trustees took part in the decryption"));
      return;
    }
    Result published = Result.parse(json);
    Result expected = Result.combine(setup().trustees(), published(), parts, weight);
    if (!expected.json().equals(json)) {
      draft.wrong(
          Check.RESULT,
          Text.of("公布 {0}，解密得 {1}", "published {0}, decrypted {1}")
              .fill(published.totals(), expected.totals()));
    }
    result = published;
  }

  private void continuation() {
    Expectations.Head held = expectations.held();
    if (held != null && held.height() == height) {
      draft.looked(Check.CONTINUATION);
      if (!held.hash().equals(head)) {
        draft.wrong(
            Check.CONTINUATION,
            Text.of("第 {0} 个事件与您持有的档案不同", "event {0} differs from the archive that you hold")
                .fill(height));
      }
    }
  }

  /** The end of the file: nothing may be missing. */
  void end() {
    if (!started || setup == null) {
      draft.wrong(Check.ARCHIVE, Text.of("档案没有内容", "the archive has no content"));
    }
    if (!pending.isEmpty()) {
      draft.wrong(
          Check.ARCHIVE,
          Text.of("有 {0} 份数据没有事件引用", "{0} pieces of data belong to no event").fill(pending.size()));
    }
    if (expectations.finished() && last != Event.Type.RESULT) {
      draft.wrong(
          Check.RESULT,
          Text.of(
              "尚未公布结果。若选举仍在进行，请注明（--running）",
              "there is no result. If the election is still running, say so (--running)"));
    }
    Expectations.Head held = expectations.held();
    if (held != null && held.height() > height) {
      draft.wrong(
          Check.CONTINUATION,
          Text.of(
                  "您持有的档案到第 {0} 个事件，这份只到第 {1} 个",
                  "the archive that you hold goes to event {0}, this one only to {1}")
              .fill(held.height(), height));
    }
  }

  /** The subtotals by stratum, published besides the archive. */
  void strata(String supplement) {
    draft.looked(Check.STRATA);
    Result total = result;
    if (ballots == null || total == null) {
      draft.wrong(
          Check.STRATA, Text.of("档案没有可供核对的结果", "the archive has no result to check them against"));
      return;
    }
    Map<String, List<List<Ciphertext>>> choices = new HashMap<>();
    ballots.counted().forEach((credential, one) -> choices.put(credential, one.choices()));
    try {
      subtotals =
          StrataCheck.check(supplement, setup().election(), setup().trustees(), choices, total);
    } catch (BallotException e) {
      draft.wrong(Check.STRATA, e.text());
    }
  }

  /** Something broke; what follows is not looked at. */
  void broken(Check check, Text detail) {
    draft.looked(check);
    draft.wrong(check, detail);
  }

  VerificationReport report() {
    int cast = 0;
    int counted = 0;
    Map<String, String> trackers = new HashMap<>();
    if (ballots != null) {
      ballots.drain();
      cast = ballots.cast();
      counted = ballots.counted().size();
      ballots.counted().forEach((credential, one) -> trackers.put(credential, one.tracker()));
    }
    boolean known = setup != null;
    return new VerificationReport(
        known ? setup().election() : null,
        known ? setup().trustees().quorums() : new ArrayList<>(),
        known ? setup().credentials().size() : 0,
        cast,
        counted,
        result,
        head == null ? "" : head,
        height,
        draft.outcomes,
        List.copyOf(draft.findings),
        draft.findingCount(),
        trackers,
        subtotals);
  }

  @Override
  public void close() {
    if (ballots != null) {
      ballots.close();
    }
  }
}
