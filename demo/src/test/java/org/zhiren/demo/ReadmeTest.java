package org.zhiren.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  @Test
  void theExampleRuns() {
    var names = new ArrayList<String>();
    DemoPrefecture.generate(
        7,
        DemoSize.ofPeople(1_000),
        new PrefectureSink() {
          @Override
          public void person(PersonRecord person) {
            names.add(person.name());
          }
        });
    assertThat(names).hasSize(1_000).doesNotContain("");
  }

  @Test
  void theExampleIsTheOneInTheReadme() throws Exception {
    String readme = Files.readString(Path.of("README.md")).replaceAll("\\s+", "");
    String source =
        Files.readString(Path.of("src/test/java/org/zhiren/demo/ReadmeTest.java"))
            .replaceAll("\\s+", "");
    String example = readme.substring(readme.indexOf("```java") + 7);
    assertThat(source).contains(example.substring(0, example.indexOf("```")));
  }
}
