package org.zhiren.platform.access;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Sets of roles: how they stand in the database, and which may not be held together. */
final class Roles {

  private Roles() {}

  static Set<Role> of(Array names) throws SQLException {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream((String[]) names.getArray()).map(Role::valueOf).forEach(roles::add);
    return roles;
  }

  static String[] names(Collection<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }

  /**
   * Refuses an officer's role beside any other.
   *
   * @throws InvalidInput if the roles exclude one another
   */
  static void requireCompatible(Set<Role> roles) {
    if (roles.size() > 1 && roles.stream().anyMatch(Role::officer)) {
      throw new InvalidInput(
          "roles",
          String.join(", ", names(roles)),
          Text.of(
              "系统、安全、审计管理员互斥，也不能兼任其他角色。",
              "System, security and audit officer exclude one another and every other role."));
    }
  }
}
