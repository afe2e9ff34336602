package org.zhiren.platform.messages;

/** How much of a message may leave the house by mail, webhook or feed. */
public enum Outside {
  /** Only that there is something, and the link. For anything about a person. */
  LINK_ONLY,
  /** The subject too: it must name nobody. */
  SUBJECT,
  /** Subject and details: they must hold nothing that is not public within the body served. */
  WHOLE
}
