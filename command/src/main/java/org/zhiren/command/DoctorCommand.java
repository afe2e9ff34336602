package org.zhiren.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./zhiren doctor}. */
@Command(
    name = "doctor",
    description = {
      "Check this machine and the data folder; name a remedy for each finding.",
      "检查本机环境和数据文件夹，对每个问题给出办法。"
    })
final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {"Data folder.", "数据文件夹。"})
  private @Nullable Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8420",
      description = {"Port that the server would use.", "服务器将使用的端口。"})
  private int port = 8420;

  @Option(
      names = "--json",
      description = {"Print the findings as JSON.", "以 JSON 输出结果。"})
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = Examination.examine(Installation.current().data(data), port);
    boolean wrong = findings.stream().anyMatch(f -> f.grade() == Finding.Grade.WRONG);
    if (json) {
      List<Map<String, String>> list = new ArrayList<>();
      for (Finding finding : findings) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("subject", Speech.say(finding.subject()));
        entry.put("grade", finding.grade().name());
        entry.put("found", Speech.say(finding.found()));
        finding.remedy().ifPresent(remedy -> entry.put("remedy", Speech.say(remedy)));
        list.add(entry);
      }
      System.out.println(Json.print(Map.of("healthy", !wrong, "findings", list)));
    } else {
      for (Finding finding : findings) {
        System.out.printf(
            "%s %s: %s%n",
            finding.grade().mark(), Speech.say(finding.subject()), Speech.say(finding.found()));
        finding.remedy().ifPresent(remedy -> System.out.println("    → " + Speech.say(remedy)));
      }
    }
    return wrong ? CommandProblem.NO : 0;
  }
}
