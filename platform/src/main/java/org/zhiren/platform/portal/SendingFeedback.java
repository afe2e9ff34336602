package org.zhiren.platform.portal;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Takes in what somebody sends. Nothing about the sender is kept that he did not write himself: the
 * row has the day and no time, and it becomes visible, and recorded, together with all others of
 * the same hour ({@link TakingIn}), so that no log of the network tells who sent it.
 */
@Component
public class SendingFeedback {

  /** The longest text, in characters. */
  public static final int LONGEST = 5_000;

  private static final int LONGEST_ABOUT = 200;
  private static final int LONGEST_CONTACT = 200;
  private static final int SHORTEST = 10;
  private static final Text ABOUT = Text.of("反映的对象", "whom or what it is about");
  private static final Text WHAT = Text.of("反映的内容", "what there is to say");
  private static final Text CONTACT = Text.of("联系方式", "how to reach you");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final AccountDirectory accounts;
  private final FeedbackStore store;
  private final Sealed sealed;
  private final Clock clock;
  private final int checkDays;
  private final int answerDays;
  private final SecureRandom random = new SecureRandom();

  SendingFeedback(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Acting acting,
      AccountDirectory accounts,
      FeedbackStore store,
      Sealed sealed,
      Clock clock,
      @Value("${zhiren.feedback.check-days:15}") int checkDays,
      @Value("${zhiren.feedback.answer-days:60}") int answerDays) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.acting = acting;
    this.accounts = accounts;
    this.store = store;
    this.sealed = sealed;
    this.clock = clock;
    this.checkDays = checkDays;
    this.answerDays = answerDays;
  }

  /**
   * What somebody sends.
   *
   * @param about whom or what it is about
   * @param said what there is to say
   * @param contact how he may be reached; empty: not at all
   * @param files what goes with it, as it came
   */
  public record Sent(
      @Nullable FeedbackKind kind, String about, String said, String contact, List<byte[]> files) {
    /** Copies the list. */
    public Sent {
      files = List.copyOf(files);
    }
  }

  /**
   * Takes it in.
   *
   * @return the receipt code, which is seen this once
   * @throws InvalidInput with all that is wrong; nothing was kept
   */
  public ReceiptCode send(Sent sent) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (sent.kind() == null) {
      faults.add(new InvalidInput.Fault("kind", null, Text.of("请选择反映的类别。", "Choose what it is.")));
    }
    length(faults, "about", ABOUT, sent.about(), 1, LONGEST_ABOUT);
    length(faults, "said", WHAT, sent.said(), SHORTEST, LONGEST);
    length(faults, "contact", CONTACT, sent.contact(), 0, LONGEST_CONTACT);
    List<SentFile> files = files(sent.files(), faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    ReceiptCode code = ReceiptCode.fresh(random);
    asPlatform(() -> insert(UUID.randomUUID(), code, sent, files));
    return code;
  }

  private static List<SentFile> files(List<byte[]> sent, List<InvalidInput.Fault> faults) {
    List<SentFile> files = new ArrayList<>();
    if (sent.size() > SentFile.MOST) {
      faults.add(
          new InvalidInput.Fault(
              "files",
              Integer.toString(sent.size()),
              Text.of("附件共 {0} 个，最多 {1} 个。", "{0} files; at most {1} are taken.")
                  .fill(sent.size(), SentFile.MOST)));
      return files;
    }
    for (int i = 0; i < sent.size(); i++) {
      Optional<SentFile> read =
          sent.get(i).length > SentFile.LARGEST ? Optional.empty() : SentFile.read(sent.get(i));
      if (read.isEmpty()) {
        faults.add(
            new InvalidInput.Fault(
                "files",
                Integer.toString(i + 1),
                Text.of(
                        "第 {0} 个附件不能接收：只收完整的 JPEG、PNG 图片或 PDF，每个不超过 {1} MB、4000 万像素。",
                        "File {0} cannot be taken: complete JPEG and PNG pictures and PDF only, at most {1} MB and 40 million pixels"
                            + " each.")
                    .fill(i + 1, SentFile.LARGEST >> 20)));
      } else {
        files.add(read.get());
      }
    }
    return files;
  }

  private void insert(UUID id, ReceiptCode code, Sent sent, List<SentFile> files) {
    LocalDate today = LocalDate.now(clock);
    String contact = sent.contact().strip();
    jdbc.sql(
            """
            insert into portal.feedback
              (id, receipt, kind, about, contact, received_on, check_by, answer_by, excluded)
            values (:id, :receipt, :kind, :about, :contact, :today, :check, :answer, :excluded)
            """)
        .param("id", id)
        .param("receipt", code.fingerprint())
        .param("kind", java.util.Objects.requireNonNull(sent.kind()).name())
        .param("about", sealed.text(id, "about", sent.about().strip()))
        .param("contact", contact.isEmpty() ? null : sealed.text(id, "contact", contact))
        .param("today", today)
        .param("check", today.plusDays(checkDays))
        .param("answer", today.plusDays(answerDays))
        .param("excluded", accounts.namedIn(sent.about() + "\n" + sent.said()).toArray(UUID[]::new))
        .update();
    store.say(id, Feedback.EntryKind.SENT, null, sent.said().strip());
    for (int i = 0; i < files.size(); i++) {
      SentFile file = files.get(i);
      UUID fileId = UUID.randomUUID();
      jdbc.sql(
              """
              insert into portal.feedback_file (id, feedback_id, no, name, media_type, size, content)
              values (:id, :feedback, :no, :name, :type, :size, :content)
              """)
          .param("id", fileId)
          .param("feedback", id)
          .param("no", i + 1)
          .param("name", (i + 1) + file.ending())
          .param("type", file.mediaType())
          .param("size", file.bytes().length)
          .param("content", sealed.bytes(id, "file/" + fileId, file.bytes()))
          .update();
    }
  }

  static void length(
      List<InvalidInput.Fault> faults, String field, Text name, String value, int least, int most) {
    int length = value.strip().length();
    if (length < least || length > most) {
      faults.add(
          new InvalidInput.Fault(
              field,
              value,
              Text.of(
                      "请填写“{3}”，{0} 至 {1} 字（现为 {2} 字）。",
                      "Fill in “{3}” with {0} to {1} characters ({2} are there).")
                  .fill(least, most, length, name)));
    }
  }

  private void asPlatform(Runnable work) {
    try {
      acting.asSystem(
          "feedback",
          () -> {
            transaction.executeWithoutResult(status -> work.run());
            return true;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
