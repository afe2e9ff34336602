package org.zhiren.platform.voting;

/**
 * What a vote is about, as the module that asks for it names it. Nothing here is looked into.
 *
 * @param kind of the matter, for instance {@code selection.case}; empty for a vote by itself
 * @param reference its identifier in that module; empty for a vote by itself
 * @param title for people to read; may be empty
 */
public record ElectionSubject(String kind, String reference, String title) {

  /** A vote that belongs to no other matter. */
  public static final ElectionSubject NONE = new ElectionSubject("", "", "");
}
