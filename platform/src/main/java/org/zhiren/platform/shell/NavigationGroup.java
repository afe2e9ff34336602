package org.zhiren.platform.shell;

/**
 * The groups of the menu, in their order. An entry falls into the group of its place unless it
 * names another one; a group in which the person signed in may see nothing is left out.
 */
public enum NavigationGroup {
  /** What is due today; stands without a heading. */
  TODAY(0, ""),
  /** Units, posts and the people in them. */
  PEOPLE(100, "shell.group.people"),
  /** What is known about people, and how it came to be known. */
  EVIDENCE(300, "shell.group.evidence"),
  /** Choosing, exchanging and matching people. */
  SELECTION(400, "shell.group.selection"),
  /** Study, supervision, incentive: people in office. */
  GROWTH(500, "shell.group.growth"),
  /** Targets and results. */
  WORK(600, "shell.group.work"),
  /** Rules and documents. */
  RULES(700, "shell.group.rules"),
  /** The officers' pages. */
  ADMINISTRATION(850, "shell.group.administration");

  private final int from;
  private final String key;

  NavigationGroup(int from, String key) {
    this.from = from;
    this.key = key;
  }

  /** Key of the heading in {@link Texts}; empty for none. */
  public String key() {
    return key;
  }

  /** The group in which an entry of this place stands. */
  static NavigationGroup of(int order) {
    NavigationGroup found = TODAY;
    for (NavigationGroup group : values()) {
      if (group.from <= order) {
        found = group;
      }
    }
    return found;
  }
}
