package org.zhiren.platform.audit.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.records.LogAlarms;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;

/** Alarms of the log on the audit officer's desk, before everything else. */
@Configuration(proxyBeanMethods = false)
class AuditAlarms {

  @Bean
  BlockSource auditAlarmBlock(LogAlarms alarms) {
    return page -> {
      if (!page.may(Right.RECORDS_AUDIT.name())) {
        return List.of();
      }
      List<Block.Line> lines =
          alarms.now().stream()
              .map(alarm ->
                  new Block.Line(
                      page.t(
                          switch (alarm.kind()) {
                            case NOT_SIGNED -> "audit.alarm.signed";
                            case CHECK_FAILED -> "audit.alarm.check";
                          }),
                      page.time(alarm.since()),
                      "/records#head",
                      "late"))
              .toList();
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(5, "audit.alarm.title", "/records", lines));
    };
  }
}
