package org.zhiren.platform.access.web;

/** Addresses of this server: signing in never sends anybody elsewhere. */
final class Local {

  private Local() {}

  /** {@code next} if it is an address of this server, else the first page. */
  static String address(String next) {
    return next.startsWith("/")
            && !next.startsWith("//")
            && !next.contains("\\")
            && next.chars().allMatch(c -> c > 31)
        ? next
        : "/";
  }
}
