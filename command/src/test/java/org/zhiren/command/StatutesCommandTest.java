package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examine} and {@code screen} as someone uses them who has only the documents. */
class StatutesCommandTest {
  private static final Path DOCS = Path.of("..", "docs", "statutes");
  private static final String POST = DOCS.resolve("examples/post-deputy-director.json").toString();
  private static final String PERSON = DOCS.resolve("examples/person-lin-yi.json").toString();
  private static final String PEOPLE = DOCS.resolve("examples/people.jsonl").toString();

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

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Zhiren.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private static void follows(String json, String schema) throws IOException {
    Schema s =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(DOCS.resolve(schema)), InputFormat.JSON);
    assertThat(s.validate(json, InputFormat.JSON)).isEmpty();
  }

  @Test
  void examinesOnePersonWithTheArticles() throws IOException {
    assertThat(run("examine", PERSON, POST, "--as-of", "2026-03-15")).isZero();
    assertThat(out.toString())
        .contains("five years of service", "Article 8, item 1", "On the record: met")
        .doesNotContain("Earliest day");
    assertThat(run("examine", PERSON, POST, "--as-of", "2021-03-15")).isEqualTo(1);
    assertThat(out.toString()).contains("Earliest day of qualification:");
    assertThat(run("examine", PERSON, POST, "--as-of", "2026-03-15", "--json")).isZero();
    follows(out.toString(), "examination.schema.json");
    assertThat(run("examine", PERSON, POST, "--as-of", "2021-03-15", "--json")).isEqualTo(1);
    follows(out.toString(), "examination.schema.json");
    assertThat(out.toString()).contains("\"earliest\":{\"day\":\"");
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    run("examine", PERSON, POST, "--as-of", "2026-03-15");
    assertThat(out.toString()).contains("五年以上工龄和两年以上基层工作经历", "第八条第一项", "结论（档案可判定部分）：");
  }

  @Test
  void screensEveryoneAndExplainsOne() throws IOException {
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2026-03-15")).isZero();
    assertThat(out.toString()).contains("5 people screened", "alone", "p-0001");
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2026-03-15", "--json")).isZero();
    follows(out.toString(), "screening.schema.json");
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2000-03-15")).isEqualTo(1);
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2026-03-15", "--explain", "p-0001"))
        .isZero();
    assertThat(out.toString()).contains("five years of service");
    assertThat(
            run("screen", PEOPLE, POST, "--as-of", "2026-03-15", "--explain", "p-0001", "--json"))
        .isZero();
    follows(out.toString(), "examination.schema.json");
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2026-03-15", "--explain", "nobody"))
        .isEqualTo(3);
    assertThat(err.toString()).contains("(nobody)");
  }

  @Test
  void whatIsWrongIsSaidInOneLine(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none.json");
    assertThat(run("examine", none.toString(), POST, "--as-of", "2026-03-15")).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(none.toString(), "no such file");
    Path bad =
        Files.writeString(
            folder.resolve("bad.jsonl"),
            Files.readString(Path.of(PEOPLE)).replaceFirst("\"birth\"", "\"brith\""));
    assertThat(run("screen", bad.toString(), POST, "--as-of", "2026-03-15")).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("Line 1", "brith", bad.toString());
    assertThat(run("examine", PERSON, POST, "--as-of", "2026-02-30")).isEqualTo(2);
    assertThat(run("examine", PERSON, POST)).isEqualTo(2);
    assertThat(run("examine", PERSON, POST, "--as-of", "2026-03-15", "--horizon", "-1"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("(-1)");
    assertThat(run("screen", PEOPLE, POST, "--as-of", "2026-03-15", "--limit", "-1")).isEqualTo(2);
    assertThat(run("examine", "--help")).isZero();
    assertThat(out.toString()).contains("Exit code", "examination.schema.json");
  }
}
