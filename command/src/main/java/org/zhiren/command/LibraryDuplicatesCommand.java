package org.zhiren.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.materials.likeness.NearDuplicates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./zhiren library duplicates}: groups of documents that are nearly the same. */
@Command(
    name = "duplicates",
    description = {
      "Group documents that are the same but for redaction, advertisement and edits.",
      "把仅有隐名、广告、少量改动之别的材料归为一组。"
    },
    footer = {"", "Exit code 1: there are none. 退出码 1：没有近似重复。"})
final class LibraryDuplicatesCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "DIR|JSONL",
      description = "a folder of texts, or JSON lines, .gz too 文本文件夹，或 JSON 行文件（可为 .gz）")
  private Path place = Path.of("");

  @Option(names = "--json", description = "machine-readable output 输出 JSON")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    PrintWriter out = spec.commandLine().getOut();
    NearDuplicates duplicates = new NearDuplicates();
    Map<String, String> titles = new HashMap<>();
    Cleaner cleaner = new Cleaner();
    LibraryFiles.documents(
        place,
        one -> {
          duplicates.add(one.id(), Fingerprint.of(cleaner.clean(one.text()).text()));
          titles.put(one.id(), one.title());
        },
        LibraryFiles.saying(spec.commandLine().getErr()));
    List<NearDuplicates.Group> groups = duplicates.groups();
    if (json) {
      out.println(
          Json.print(
              Map.of(
                  "documents",
                  duplicates.size(),
                  "groups",
                  groups.stream().map(LibraryDuplicatesCommand::json).toList())));
    } else {
      int documents = groups.stream().mapToInt(group -> group.members().size() + 1).sum();
      out.println(
          Speech.say(
              "{0} 份材料中有 {1} 份属于 {2} 组近似重复。",
              "Of {0} documents, {1} are in {2} groups of near-duplicates.",
              duplicates.size(),
              documents,
              groups.size()));
      for (NearDuplicates.Group group : groups) {
        out.println();
        out.println(named(group.medoid(), titles));
        for (NearDuplicates.Member member : group.members()) {
          out.println(
              "  %3.0f %%  %s".formatted(100 * member.likeness(), named(member.id(), titles)));
        }
      }
    }
    out.flush();
    return groups.isEmpty() ? CommandProblem.NO : 0;
  }

  private static String named(String id, Map<String, String> titles) {
    String title = titles.getOrDefault(id, "");
    return title.isBlank() ? id : "%s  [%s]".formatted(title, id);
  }

  private static Map<String, Object> json(NearDuplicates.Group group) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("medoid", group.medoid());
    one.put(
        "members",
        group.members().stream()
            .map(member ->
                Map.of(
                    "id",
                    member.id(),
                    "likeness",
                    member.likeness(),
                    "contained",
                    member.contained()))
            .toList());
    return one;
  }
}
