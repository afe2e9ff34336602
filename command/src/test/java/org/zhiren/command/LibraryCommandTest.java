package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.demo.papers.Paper;
import org.zhiren.demo.papers.Papers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code library} as somebody uses it who has a folder of texts. */
class LibraryCommandTest {

  private static final String SPEECH = "在组织工作会议上的讲话（28字）\n（2025年3月1日）\n要坚持公道正派，知人善任，提高选人用人的精准度。";

  @TempDir private Path folder;
  private final Locale before = Locale.getDefault();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  private int run(Object... words) {
    out = new StringWriter();
    err = new StringWriter();
    String[] arguments = new String[words.length + 1];
    arguments[0] = "library";
    for (int i = 0; i < words.length; i++) {
      arguments[i + 1] = words[i].toString();
    }
    return Zhiren.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aTextIsCleanedWhateverItsEncoding() throws IOException {
    String dirty = SPEECH + "\n【好写素材库】添加客服微信：abcd12345，一键下载！\n##end##";
    Path file = Files.write(folder.resolve("a.txt"), dirty.getBytes(Charset.forName("GB18030")));
    assertThat(run("clean", file)).isZero();
    assertThat(out.toString().strip()).isEqualTo(SPEECH);
    assertThat(err.toString())
        .contains("Removed (advertisement", "the title declares 28", "speech");
    assertThat(run("clean", file, "--json")).isZero();
    assertThat(json().path("text").asString()).isEqualTo(SPEECH);
    assertThat(json().path("particulars").path("date").asString()).isEqualTo("2025-03-01");
    assertThat(json().path("removed").size()).isPositive();
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    run("clean", file);
    assertThat(err.toString()).contains("删去（广告", "种类：讲话稿");
  }

  @Test
  void aFolderIsIndexedAndSearched() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("texts"));
    Files.writeString(texts.resolve("speech.txt"), SPEECH);
    Files.writeString(texts.resolve("notice.txt"), "关于做好考核工作的通知\n各单位：\n请认真做好考核工作。");
    Files.write(texts.resolve("other.exe"), new byte[] {'M', 'Z', 0, 0, 1});
    Files.writeString(texts.resolve("marked.txt"), "机密★1年\n关于某事的通知\n各单位：请办理。");
    Path index = folder.resolve("index");
    assertThat(run("index", texts, "--into", index)).isZero();
    assertThat(out.toString()).contains("2 documents", "2 were left out");
    assertThat(err.toString()).contains("other.exe", "marked.txt", "机密★1年");
    assertThat(run("search", index, "公道正派")).isZero();
    assertThat(out.toString()).contains("To the letter in 1", "«公道正派»", "speech.txt");
    assertThat(run("search", index, "公道正派", "--json")).isZero();
    assertThat(json().path("total").asInt()).isEqualTo(1);
    assertThat(json().path("hits").get(0).path("id").asString()).isEqualTo("speech.txt");
    assertThat(run("search", index, "怎样认真地考核")).isZero();
    assertThat(out.toString()).contains("Not to the letter", "notice.txt");
    assertThat(run("search", index, "\"没有这句话\"")).isEqualTo(CommandProblem.NO);
    assertThat(run("search", index, "考核", "--limit", "0")).isEqualTo(CommandProblem.USAGE);
    assertThat(run("search", index, "考核", "--mode", "best")).isEqualTo(CommandProblem.USAGE);
    assertThat(run("search", folder.resolve("none"), "考核")).isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("library index");
  }

  @Test
  void rankingIsMeasured() throws IOException {
    Path corpus =
        file(
            "c.jsonl",
            """
            {"id": "a", "title": "", "text": "组织部门要坚持公道正派。"}
            {"id": "b", "title": "", "text": "水库大坝安全检查按期完成。"}
            """);
    Path queries =
        file(
            "q.jsonl",
            """
            {"id": "1", "q": "组织部门应当坚持什么？", "rel": ["a"]}
            {"id": "2", "q": "水库检查完成了吗？", "rel": ["b"]}
            """);
    Path figures = folder.resolve("out.json");
    assertThat(run("evaluate", "--corpus", corpus, "--queries", queries, "--json", figures))
        .isZero();
    JsonNode written = JsonMapper.builder().build().readTree(Files.readString(figures));
    assertThat(written.path("ndcg@10").asDouble()).isEqualTo(1.0);
    assertThat(written.path("questions").asInt()).isEqualTo(2);
    file("bad.jsonl", "{\"id\": \"a\"}\n");
    assertThat(run("evaluate", "--corpus", folder.resolve("bad.jsonl"), "--queries", queries))
        .isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("Line 1", "text");
  }

  @Test
  void nearDuplicatesAreGrouped() throws IOException {
    String text = "要坚持把加强理论武装作为筑牢信仰之基补足精神之钙把稳思想之舵的前提和基础抓住转变学风这个前提夯实学懂弄通这个基础";
    Path file =
        file(
            "d.jsonl",
            "{\"id\":\"a\",\"title\":\"甲\",\"text\":\"%s\"}\n{\"id\":\"b\",\"title\":\"乙\",\"text\":\"%s\"}\n"
                .formatted(text, text.replace("基础", "XX")));
    assertThat(run("duplicates", file)).isZero();
    assertThat(out.toString()).contains("2 are in 1 groups", "乙  [b]");
    assertThat(run("duplicates", file, "--json")).isZero();
    assertThat(json().path("groups").get(0).path("members").get(0).path("id").asString())
        .isIn("a", "b");
    assertThat(run("duplicates", file("e.jsonl", "{\"id\":\"a\",\"text\":\"短\"}")))
        .isEqualTo(CommandProblem.NO);
  }

  @Test
  void versionsAreCompared() throws IOException {
    Path before = file("1.txt", "第一条 任期三年。");
    Path after = file("2.txt", "第一条 任期五年。");
    assertThat(run("compare", before, after)).isZero();
    assertThat(out.toString().strip()).isEqualTo("第一条 任期[-三-]{+五+}年。");
    assertThat(run("compare", before, before)).isEqualTo(CommandProblem.NO);
    assertThat(run("compare", before, after, "--passages", "--json")).isEqualTo(CommandProblem.NO);
    assertThat(json().path("passages").size()).isZero();
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(run()).isEqualTo(CommandProblem.USAGE);
    assertThat(run("clean", folder.resolve("none.txt"))).isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("there is no such file");
    assertThat(run("index", folder, "--into", folder.resolve("i")))
        .isEqualTo(CommandProblem.UNUSABLE);
    assertThat(err.toString()).contains("no file in the folder");
  }

  @Test
  void filesOfEveryFormatAreRead() throws IOException {
    Paper paper = new Paper("关于考核的通知", List.of("#一、要求", "请认真做好考核工作。"), List.of());
    Path files = Files.createDirectory(folder.resolve("files"));
    for (String ending : List.of("docx", "pdf", "ofd", "zip")) {
      Files.write(files.resolve("a." + ending), Papers.write(paper, ending));
    }
    Files.write(files.resolve("b.docx"), new byte[] {'M', 'Z', 0, 0});
    assertThat(run("read", files)).isEqualTo(CommandProblem.NO);
    assertThat(out.toString().split("请认真做好考核工作。", -1)).hasSize(7);
    assertThat(err.toString()).contains("Word document", "OFD document", "b.docx: Files of this");
    assertThat(run("read", files.resolve("a.docx"), "--json")).isZero();
    JsonNode one = json().path("files").get(0);
    assertThat(one.path("type").asString()).isEqualTo("DOCX");
    assertThat(one.path("outline").get(1).path("text").asString()).isEqualTo("一、要求");
    assertThat(json().path("confinement").asString()).contains("process");
    assertThat(run("index", files, "--into", folder.resolve("index"))).isZero();
    assertThat(out.toString()).contains("6 documents", "1 were left out");
  }
}
