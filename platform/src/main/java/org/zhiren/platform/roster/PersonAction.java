package org.zhiren.platform.roster;

import java.util.UUID;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Right;

/**
 * Something that another part of the platform offers on the page of a person: print the official
 * form, examine qualification, open the evidence. Every bean of this type becomes a link there, for
 * those who hold the right.
 */
public interface PersonAction {

  /** Place among the others, the smallest first. */
  int order();

  /** What the link says. */
  Text label();

  /** Name in the icon sprite. */
  String icon();

  /** The right without which the link is not shown. */
  Right right();

  /** Where it leads. */
  String href(UUID person);
}
