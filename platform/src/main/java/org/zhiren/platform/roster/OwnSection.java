package org.zhiren.platform.roster;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * A part of the page of the own record that another part of the platform keeps, for instance what
 * was written about the person and is open to him or her. Fetched like a {@link PersonSection}.
 */
public interface OwnSection {

  /** Place among the others, the smallest first; they stand after the facts on file. */
  int order();

  /** A word for the anchor. */
  String anchor();

  /** The heading. */
  Text title();

  /** Where the content is. */
  String href();

  /**
   * The style sheets that the content needs, as addresses. The page loads them before the content
   * comes, so that it is never seen without them.
   */
  default List<String> styles() {
    return List.of();
  }
}
