package org.zhiren.platform.roster;

import java.util.Map;
import java.util.stream.Collectors;
import org.zhiren.platform.organization.CodeTables;

/**
 * The tables of the national personnel information system (GB/T 14946 family) from which people
 * take their values, as far as files hold codes. Not yet checked against the printed standards.
 */
public final class RosterCodes {

  private static final Map<String, String> ETHNICITIES = table("GB3304_ethnicity");
  private static final Map<String, String> POLITICAL = table("GB4762_political_status");
  private static final Map<String, String> HEALTH = table("GB2261.3_health");
  private static final Map<String, String> STATES = table("ZB126_management_state");

  private RosterCodes() {}

  /** GB/T 3304 民族; the code itself if it is not in the table. */
  public static String ethnicity(String code) {
    return ETHNICITIES.getOrDefault(code, code);
  }

  /** GB/T 4762 政治面貌. */
  public static String politicalStatus(String code) {
    return POLITICAL.getOrDefault(code, code);
  }

  /** GB/T 2261.3 健康状况. */
  public static String health(String code) {
    return HEALTH.getOrDefault(code, code);
  }

  /** ZB126 管理状态. */
  public static String managementState(String code) {
    return STATES.getOrDefault(code, code);
  }

  private static Map<String, String> table(String name) {
    return CodeTables.rows(name).stream()
        .collect(Collectors.toUnmodifiableMap(CodeTables.Entry::code, CodeTables.Entry::name));
  }
}
