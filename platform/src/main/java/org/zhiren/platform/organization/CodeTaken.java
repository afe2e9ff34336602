package org.zhiren.platform.organization;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Says in words what the database refused. */
final class CodeTaken {

  private CodeTaken() {}

  static RuntimeException of(DataIntegrityViolationException refused, @Nullable String code) {
    String message = String.valueOf(refused.getMessage());
    if (message.contains("unit_code_taken")) {
      return new InvalidInput(
          "code",
          code,
          Text.of("机构编码（{0}）在这段时间已被使用。", "The code ({0}) is in use in this period.")
              .fill(code == null ? "" : code));
    }
    return refused;
  }
}
