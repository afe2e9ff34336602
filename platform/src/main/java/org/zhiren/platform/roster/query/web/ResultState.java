package org.zhiren.platform.roster.query.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Everything that the address of a result says, so that any view can be linked to.
 *
 * @param question what is asked
 * @param saved the saved query that is shown unchanged; empty if there is none
 * @param origin the saved query from which this question was made; empty if there is none
 * @param view how the people are shown
 * @param sort their order
 * @param columns the columns of the table
 * @param page the part shown, from 1
 */
public record ResultState(
    Question question,
    String saved,
    String origin,
    View view,
    Sort sort,
    List<ResultColumn> columns,
    int page) {

  private static final int LONGEST_PLAIN = 1_500;

  /** How people are shown. */
  public enum View {
    /** Name, post, birth, level. */
    LIST,
    /** Faces with names. */
    PHOTOS,
    /** Columns as chosen. */
    TABLE;

    /** The view of this name; the list otherwise. */
    public static View of(String name) {
      for (View view : values()) {
        if (view.word().equals(name)) {
          return view;
        }
      }
      return LIST;
    }

    /** The word in addresses. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the columns. */
  public ResultState {
    columns = List.copyOf(columns);
  }

  /** The question as it stands in addresses: JSON, or compressed if that would be long. */
  public String q() {
    String json = QuestionJson.write(question);
    return json.length() <= LONGEST_PLAIN ? json : "z" + compressed(json);
  }

  /**
   * The question that an address holds.
   *
   * @throws InvalidInput if it holds none
   */
  static Question question(String q) {
    return QuestionJson.read(q.startsWith("z") ? expanded(q.substring(1)) : q);
  }

  /**
   * What a form beside a result carries along.
   *
   * @throws InvalidInput if {@code q} holds no question
   */
  static ResultState carried(String q, String view, String sort, String columns) {
    return new ResultState(
        question(q), "", "", View.of(view), Sort.of(sort), ResultColumn.of(columns), 1);
  }

  /** The address of the page. */
  public String href() {
    return "/query?" + parameters();
  }

  /** The address of the export and of what else takes the same parameters. */
  public String parameters() {
    StringBuilder address = new StringBuilder();
    address.append(saved.isEmpty() ? "q=" + encoded(q()) : "saved=" + encoded(saved));
    if (saved.isEmpty() && !origin.isEmpty()) {
      address.append("&origin=").append(encoded(origin));
    }
    if (view != View.LIST) {
      address.append("&view=").append(view.word());
    }
    if (!sort.equals(Sort.PRECEDENCE)) {
      address.append("&sort=").append(sort.word());
    }
    if (!columns.equals(ResultColumn.USUAL)) {
      address.append("&columns=").append(encoded(columnKeys()));
    }
    if (page > 1) {
      address.append("&page=").append(page);
    }
    return address.toString();
  }

  /** The columns by name. */
  public String columnKeys() {
    return columns.stream().map(ResultColumn::key).collect(Collectors.joining(","));
  }

  /** The same in another view. */
  public ResultState in(View other) {
    return new ResultState(question, saved, origin, other, sort, columns, page);
  }

  /** The same in another order, from the beginning. */
  public ResultState by(Sort other) {
    return new ResultState(question, saved, origin, view, other, columns, 1);
  }

  /** Another part. */
  public ResultState at(int other) {
    return new ResultState(question, saved, origin, view, sort, columns, other);
  }

  /** Another question, no longer the saved one, from the beginning. */
  public ResultState asking(Question other) {
    return new ResultState(other, "", "", view, sort, columns, 1);
  }

  /** The order that a click on this heading gives. */
  public ResultState clicked(Sort.Key key) {
    return by(sort.key() == key ? sort.reversed() : new Sort(key, false));
  }

  /** {@code ascending}, {@code descending}, or nothing for a heading that does not order. */
  public String ariaSort(Sort.Key key) {
    return sort.key() != key ? "none" : sort.descending() ? "descending" : "ascending";
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String compressed(String json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
      out.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  private static String expanded(String text) {
    byte[] json = new byte[4 * QuestionJson.LONGEST];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(Base64.getUrlDecoder().decode(text));
      int length = inflater.inflate(json);
      if (inflater.finished()) {
        return new String(json, 0, length, StandardCharsets.UTF_8);
      }
    } catch (DataFormatException | IllegalArgumentException e) {
      // The answer below says what to do.
    } finally {
      inflater.end();
    }
    throw new InvalidInput(
        "q",
        Shortening.shown(text, 40),
        Text.of(
            "链接不完整。请从查询页面重新复制。", "The link is not complete. Maybe copy it from the page anew."));
  }
}
