package org.zhiren.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.Relevance;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ./zhiren library evaluate}: how well the ranking serves questions with known answers. */
@Command(
    name = "evaluate",
    description = {
      "Measure the ranking on questions with known answers: NDCG@10, MRR@10, Recall@100.",
      "用已知答案的问题衡量排序：NDCG@10、MRR@10、Recall@100。"
    },
    footer = {
      "",
      "Lines of the corpus: 语料每行：",
      "  {\"id\": \"…\", \"title\": \"…\", \"text\": \"…\"}",
      "Lines of the questions: 问题每行：",
      "  {\"id\": \"…\", \"q\": \"…\", \"rel\": [\"…\"]}"
    })
final class LibraryEvaluateCommand implements Callable<Integer> {

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "C.jsonl",
      description = "the documents, .gz too 材料（可为 .gz）")
  private Path corpus = Path.of("");

  @Option(
      names = "--queries",
      required = true,
      paramLabel = "Q.jsonl",
      description = "questions with the ids of the right documents 问题及正确材料的编号")
  private Path queries = Path.of("");

  @Option(
      names = "--json",
      paramLabel = "OUT",
      description = "write the figures as JSON; - is the standard output 写为 JSON；- 为标准输出")
  private @Nullable Path json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    LibraryFiles.quiet();
    PrintWriter out = spec.commandLine().getOut();
    Relevance relevance = new Relevance();
    int[] documents = {0};
    try (MaterialIndex index = MaterialIndex.inMemory()) {
      LibraryFiles.documents(
          corpus,
          one -> {
            index.put(Material.of(one.id(), one.title(), one.text()));
            documents[0]++;
          },
          LibraryFiles.saying(spec.commandLine().getErr()));
      index.compact();
      LibraryFiles.lines(
          queries,
          (number, line) -> {
            JsonNode question = LibraryFiles.object(queries, number, line);
            Set<String> right = new HashSet<>();
            question.path("rel").forEach(id -> right.add(id.asString()));
            List<String> found =
                index
                    .search()
                    .search(
                        SearchRequest.of(LibraryFiles.word(queries, number, question, "q"))
                            .in(SearchRequest.Mode.RANKED)
                            .limitedTo(100)
                            .bare())
                    .hits()
                    .stream()
                    .map(SearchResult.Hit::id)
                    .toList();
            relevance.add(found, right);
          });
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("documents", documents[0]);
    figures.put("questions", relevance.questions());
    figures.put("ndcg@10", relevance.ndcgAt10());
    figures.put("mrr@10", relevance.mrrAt10());
    figures.put("recall@100", relevance.recallAt100());
    if (json == null || !json.toString().equals("-")) {
      out.println(
          Speech.say(
              "{0} 份材料，{1} 个问题：NDCG@10 {2}，MRR@10 {3}，Recall@100 {4}",
              "{0} documents, {1} questions: NDCG@10 {2}, MRR@10 {3}, Recall@100 {4}",
              documents[0],
              relevance.questions(),
              "%.4f".formatted(relevance.ndcgAt10()),
              "%.4f".formatted(relevance.mrrAt10()),
              "%.4f".formatted(relevance.recallAt100())));
    }
    if (json != null) {
      if (json.toString().equals("-")) {
        out.println(Json.print(figures));
      } else {
        try {
          Files.writeString(json, Json.print(figures) + "\n");
        } catch (IOException e) {
          throw LibraryFiles.unreadable(json, e);
        }
      }
    }
    out.flush();
    return 0;
  }
}
