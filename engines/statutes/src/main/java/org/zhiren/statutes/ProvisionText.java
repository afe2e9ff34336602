package org.zhiren.statutes;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.statutes.Regulation.Checked;

/**
 * What the data files say of one provision: title, wording, force, article in each version.
 *
 * @param id identifier, for instance {@code XB-08-1}
 * @param regulation key of the regulation
 * @param title short title
 * @param wording wording of the provision, or its gist
 * @param verbatim whether the wording was compared with a text; otherwise it is a gist
 * @param force how strongly it binds
 * @param matter what kind of question it answers
 * @param basis what it is judged on
 * @param datePolicy names of the date policies used, empty if none
 * @param articles place in each version, by the version's name
 * @param parameters identifiers of its parameters
 * @param exceptions exceptions to it, the most specific first
 */
public record ProvisionText(
    String id,
    String regulation,
    Text title,
    String wording,
    boolean verbatim,
    Force force,
    Matter matter,
    Basis basis,
    String datePolicy,
    Map<String, Article> articles,
    List<String> parameters,
    List<ExceptionEdge> exceptions) {

  /** Copies the collections. */
  public ProvisionText {
    articles = Map.copyOf(articles);
    parameters = List.copyOf(parameters);
    exceptions = List.copyOf(exceptions);
  }

  /**
   * Where a version has the provision.
   *
   * @param label article, paragraph and item
   * @param checked how far it was checked
   */
  public record Article(String label, Checked checked) {}

  /**
   * An exception to a provision.
   *
   * @param provision identifier of the exception
   * @param priority the lower number is asked first; null is allowed for an only exception
   */
  public record ExceptionEdge(String provision, @Nullable Integer priority) {}

  /** The kinds of questions that provisions answer. */
  public enum Matter {
    /** Appointment to a leading post. */
    PROMOTION("提任", "appointment to a leading post"),
    /** An exception to another provision. */
    EXCEPTION("例外", "exception"),
    /** Promotion in rank. */
    RANK("职级", "promotion in rank"),
    /** Annual appraisal. */
    APPRAISAL("考核", "appraisal"),
    /** What follows for a person who stays in post. */
    STANDING("在任", "in post"),
    /** Periods, majorities and quotas of a procedure. */
    PROCEDURE("程序", "procedure"),
    /** Lists and definitions. */
    DEFINITION("定义", "definition");

    private final Text text;

    Matter(String zh, String en) {
      this.text = Text.of(zh, en);
    }

    /** The kind in words. */
    public Text text() {
      return text;
    }
  }
}
