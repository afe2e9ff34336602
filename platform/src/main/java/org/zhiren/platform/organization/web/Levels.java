package org.zhiren.platform.organization.web;

import org.zhiren.platform.organization.CodeTables;

/** Names of the levels of posts. */
public final class Levels {

  private Levels() {}

  public static String name(String code) {
    return CodeTables.postLevel(code).map(CodeTables.Entry::name).orElse(code);
  }
}
