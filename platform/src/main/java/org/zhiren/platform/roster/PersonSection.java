package org.zhiren.platform.roster;

import java.util.List;
import java.util.UUID;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Right;

/**
 * A part of a person's page that another part of the platform keeps: evidence, appraisals over the
 * years. Every bean of this type becomes a section there for those who hold the right. The section
 * is fetched from its own address, which makes its own decision on who may see it and records the
 * reading; without scripts it is a link.
 */
public interface PersonSection {

  /** Place among the others, the smallest first; they stand after the facts on file. */
  int order();

  /** A word for the anchor, for instance {@code evidence}. */
  String anchor();

  /** The heading. */
  Text title();

  /** The right without which the section is not shown. */
  Right right();

  /**
   * Where the content is: a whole page, or only the content for a request with the header {@code
   * HX-Target} of {@code section-} and the anchor.
   */
  String href(UUID person);

  /**
   * The style sheets that the content needs, as addresses. The page loads them before the content
   * comes, so that it is never seen without them.
   */
  default List<String> styles() {
    return List.of();
  }
}
