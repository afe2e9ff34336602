package org.zhiren.materials;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says about itself: the elements of GB/T 9704-2012 and of the field's habits. An
 * element that the document does not state is null, empty or 0; nothing is made up.
 *
 * @param title 标题, without the declared length and without brackets of the source
 * @param declaredLength the length that the title states（3639字）, 0 if none
 * @param kind what the title says the document is
 * @param organ 发文机关 or 署名
 * @param number 发文字号, with the brackets of the standard: 青组发〔2023〕12号
 * @param date 成文日期; for laws the day of the last decision
 * @param level the level of the organ
 * @param topics at most three, the weightiest first
 * @param secrecy 密级 with its term, as written: 秘密★1年
 * @param urgency 紧急程度
 * @param signer 签发人
 * @param addressees 主送机关
 * @param attachments 附件说明
 * @param copies 抄送机关
 * @param printed 印发机关和印发日期
 */
public record Particulars(
    String title,
    int declaredLength,
    Kind kind,
    @Nullable String organ,
    @Nullable String number,
    @Nullable LocalDate date,
    @Nullable Level level,
    List<Topic> topics,
    @Nullable String secrecy,
    @Nullable String urgency,
    @Nullable String signer,
    @Nullable String addressees,
    List<String> attachments,
    @Nullable String copies,
    @Nullable String printed) {

  /** Takes copies of the lists. */
  public Particulars {
    topics = List.copyOf(topics);
    attachments = List.copyOf(attachments);
  }

  /** A document of which only the title is known. */
  public static Particulars titled(String title) {
    return new Particulars(
        title,
        0,
        Kind.OTHER,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null);
  }

  /** The same with another date, for instance one that a catalogue states. */
  public Particulars dated(@Nullable LocalDate day) {
    return new Particulars(
        title,
        declaredLength,
        kind,
        organ,
        number,
        day,
        level,
        topics,
        secrecy,
        urgency,
        signer,
        addressees,
        attachments,
        copies,
        printed);
  }

  /** The same under another title, for instance one that a catalogue states. */
  public Particulars titledAs(String other) {
    return new Particulars(
        other,
        declaredLength,
        kind == Kind.OTHER ? Kind.ofTitle(other) : kind,
        organ,
        number,
        date,
        level,
        topics,
        secrecy,
        urgency,
        signer,
        addressees,
        attachments,
        copies,
        printed);
  }
}
