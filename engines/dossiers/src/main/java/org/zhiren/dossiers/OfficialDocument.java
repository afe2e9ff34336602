package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An official document as GB/T 9704-2012 (党政机关公文格式) lays it out: A4, a text block of 156 × 225 mm
 * with 22 lines of 28 characters, the elements of head, body and imprint in their prescribed places
 * and types. Written by {@link Dossiers#officialPdf}, {@link Dossiers#officialDocx} and {@link
 * Dossiers#officialText}. Its words are Chinese, as the standard asks.
 *
 * @param head what stands above the title; {@link Head#none()} for a paper without letterhead
 * @param title 标题
 * @param addressees 主送机关; none if the paper is addressed to nobody
 * @param body headings, paragraphs, tables, in reading order
 * @param annexes 附件, in order; named below the body, and set on pages of their own where they have
 *     a body
 * @param closing 署名 and 成文日期
 * @param remark 附注, without its brackets
 * @param imprint 版记: 抄送 and 印发
 */
public record OfficialDocument(
    Head head,
    String title,
    List<String> addressees,
    List<Block> body,
    List<Annex> annexes,
    Optional<Closing> closing,
    Optional<String> remark,
    Optional<Imprint> imprint) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no title
   */
  public OfficialDocument {
    addressees = List.copyOf(addressees);
    body = List.copyOf(body);
    annexes = List.copyOf(annexes);
    if (title.isBlank()) {
      throw new IllegalArgumentException("An official document needs a title; it is blank.");
    }
  }

  /** Begins a document. */
  public static Draft titled(String title) {
    return new Draft(title);
  }

  /**
   * 版头.
   *
   * @param organs 发文机关标志, one line for each, red; none leaves the red head out
   * @param copyNumber 份号, six digits
   * @param secrecy 密级和保密期限, such as 秘密★1年
   * @param urgency 紧急程度
   * @param number 发文字号, such as 示组〔2026〕12号
   * @param signers 签发人, for papers that go upwards
   */
  public record Head(
      List<String> organs,
      Optional<String> copyNumber,
      Optional<String> secrecy,
      Optional<String> urgency,
      Optional<String> number,
      List<String> signers) {

    /** Copies the lists. */
    public Head {
      organs = List.copyOf(organs);
      signers = List.copyOf(signers);
    }

    /** No head at all. */
    public static Head none() {
      return new Head(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());
    }
  }

  /** A part of the body. */
  public sealed interface Block {}

  /**
   * A heading; its number (一、 （一） 1. （1）) is counted by the engine.
   *
   * @param level 1 to 4
   * @param text the words without a number
   */
  public record Heading(int level, String text) implements Block {
    /**
     * Checks the level.
     *
     * @throws IllegalArgumentException if there is no such level
     */
    public Heading {
      if (level < 1 || level > 4) {
        throw new IllegalArgumentException(
            "The level of the heading (%s) is %d; the standard has 1 to 4.".formatted(text, level));
      }
    }
  }

  /**
   * A paragraph, indented by two characters. Line breaks begin further paragraphs.
   *
   * @param text its words
   */
  public record Paragraph(String text) implements Block {}

  /**
   * A labelled line as 纪要 have them: 出席：…, with a hanging indent behind the colon.
   *
   * @param label the label without colon, set in 黑体
   * @param text what follows
   */
  public record Labelled(String label, String text) implements Block {}

  /**
   * A table; its head is repeated on each page, and a row is broken only where it is longer than a
   * page.
   *
   * @param headings the first row
   * @param shares how the width is shared out, one number for each column
   * @param rows the others, each with as many cells as there are headings
   */
  public record Table(List<String> headings, List<Integer> shares, List<List<String>> rows)
      implements Block {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a row has another number of cells than there are columns
     */
    public Table {
      headings = List.copyOf(headings);
      shares = List.copyOf(shares);
      rows = rows.stream().map(List::copyOf).toList();
      int columns = headings.size();
      if (columns == 0
          || shares.size() != columns
          || shares.stream().anyMatch(share -> share <= 0)
          || rows.stream().anyMatch(row -> row.size() != columns)) {
        throw new IllegalArgumentException(
            "A table of %d headings needs as many positive shares (%s) and cells in each row."
                .formatted(columns, shares));
      }
    }
  }

  /**
   * 附件.
   *
   * @param name its title, without a sign at the end
   * @param body its content, on pages of its own; empty if it is a separate file
   */
  public record Annex(String name, List<Block> body) {
    /** Copies the list. */
    public Annex {
      body = List.copyOf(body);
    }
  }

  /**
   * 署名 and 成文日期.
   *
   * @param organs who signs, one line for each
   * @param date 成文日期
   * @param sealed whether a seal is to be set: the date then keeps four characters from the right
   *     and the names stand centred above it
   */
  public record Closing(List<String> organs, LocalDate date, boolean sealed) {
    /** Copies the list. */
    public Closing {
      organs = List.copyOf(organs);
    }
  }

  /**
   * 版记, at the foot of the last page.
   *
   * @param copies 抄送机关
   * @param organ 印发机关
   * @param date 印发日期
   */
  public record Imprint(List<String> copies, String organ, LocalDate date) {
    /** Copies the list. */
    public Imprint {
      copies = List.copyOf(copies);
    }
  }

  /** A document in the making. Not to be shared between threads. */
  public static final class Draft {
    private final String title;
    private final List<String> organs = new ArrayList<>();
    private final List<String> signers = new ArrayList<>();
    private final List<String> addressees = new ArrayList<>();
    private final List<Block> body = new ArrayList<>();
    private final List<Annex> annexes = new ArrayList<>();
    private Optional<String> copyNumber = Optional.empty();
    private Optional<String> secrecy = Optional.empty();
    private Optional<String> urgency = Optional.empty();
    private Optional<String> number = Optional.empty();
    private Optional<Closing> closing = Optional.empty();
    private Optional<String> remark = Optional.empty();
    private Optional<Imprint> imprint = Optional.empty();

    private Draft(String title) {
      this.title = title;
    }

    /** 发文机关标志: a red head with this organ; again for each organ of a joint document. */
    public Draft organ(String organ) {
      organs.add(organ);
      return this;
    }

    /** 份号. */
    public Draft copyNumber(String six) {
      copyNumber = Optional.of(six);
      return this;
    }

    /** 密级和保密期限. */
    public Draft secrecy(String secrecyAndTerm) {
      secrecy = Optional.of(secrecyAndTerm);
      return this;
    }

    /** 紧急程度. */
    public Draft urgency(String degree) {
      urgency = Optional.of(degree);
      return this;
    }

    /** 发文字号. */
    public Draft number(String number) {
      this.number = Optional.of(number);
      return this;
    }

    /** 签发人, one or several. */
    public Draft signer(String name) {
      signers.add(name);
      return this;
    }

    /** 主送机关, one or several. */
    public Draft to(String organ) {
      addressees.add(organ);
      return this;
    }

    /** A numbered heading of level 1 to 4. */
    public Draft heading(int level, String text) {
      body.add(new Heading(level, text));
      return this;
    }

    /** A paragraph. */
    public Draft paragraph(String text) {
      body.add(new Paragraph(text));
      return this;
    }

    /** A labelled line such as 出席：…. */
    public Draft labelled(String label, String text) {
      body.add(new Labelled(label, text));
      return this;
    }

    /** A table. */
    public Draft table(List<String> headings, List<Integer> shares, List<List<String>> rows) {
      body.add(new Table(headings, shares, rows));
      return this;
    }

    /** Any further blocks. */
    public Draft blocks(List<Block> blocks) {
      body.addAll(blocks);
      return this;
    }

    /** Names an 附件 that is a separate file. */
    public Draft annex(String name) {
      annexes.add(new Annex(name, List.of()));
      return this;
    }

    /** Adds an 附件 with its content. */
    public Draft annex(String name, List<Block> content) {
      annexes.add(new Annex(name, content));
      return this;
    }

    /** 署名 and 成文日期 without a seal. */
    public Draft signed(String organ, LocalDate date) {
      closing = Optional.of(new Closing(List.of(organ), date, false));
      return this;
    }

    /** 署名 and 成文日期 with room for the seal. */
    public Draft sealed(String organ, LocalDate date) {
      closing = Optional.of(new Closing(List.of(organ), date, true));
      return this;
    }

    /** 附注. */
    public Draft remark(String words) {
      remark = Optional.of(words);
      return this;
    }

    /** 版记. */
    public Draft imprint(List<String> copies, String organ, LocalDate date) {
      imprint = Optional.of(new Imprint(copies, organ, date));
      return this;
    }

    /** The finished document. */
    public OfficialDocument build() {
      return new OfficialDocument(
          new Head(organs, copyNumber, secrecy, urgency, number, signers),
          title,
          addressees,
          body,
          annexes,
          closing,
          remark,
          imprint);
    }
  }
}
