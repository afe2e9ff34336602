package org.zhiren.platform.roster;

import java.util.List;
import java.util.UUID;
import org.zhiren.explain.Text;

/**
 * What another part of the platform has to say at the head of a person's page, within what the
 * acting account may see; the findings of the data checks, for instance.
 */
public interface PersonNotices {

  /**
   * One remark.
   *
   * @param text what it says
   * @param state {@code good}, {@code attention}, {@code late}, {@code neutral} or {@code info}
   * @param href where there is more
   */
  record Notice(Text text, String state, String href) {}

  /** The remarks on a person; none if there is nothing to say. */
  List<Notice> of(UUID person);
}
