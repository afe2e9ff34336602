package org.zhiren.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.cleaning.Describing;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.materials.likeness.NearDuplicates;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.Suggestions;

/** Runs the example of README.md, and sees to it that the two stay the same. */
class ReadmeTest {

  @Test
  void exampleRuns() throws IOException {
    // example
    String raw = "在全州组织工作会议上的讲话（12字）\n（2025年3月1日）\n要坚持公道正\n派，知人善任。添加客服微信：abc12345";
    Cleaning cleaning = new Cleaner().clean(raw);
    Particulars particulars = Describing.describe(cleaning.text());
    Material speech =
        new Material("speech-1", cleaning.text(), particulars, "示例", Set.of("unit-3"));

    SearchResult found;
    List<Suggestions.Suggestion> suggested;
    try (MaterialIndex index = MaterialIndex.inMemory()) {
      index.put(speech);
      index.refresh();
      found =
          index
              .search()
              .search(
                  SearchRequest.of("公道正派 -通知")
                      .seenBy(Access.of(Set.of("unit-3")))
                      .counting(Set.of(Facet.KIND)));
      suggested = Suggestions.of(index.search().suggestible()).complete("zzgz", 5, Access.ALL);
    }

    NearDuplicates duplicates = new NearDuplicates();
    duplicates.add("speech-1", Fingerprint.of(speech.text()));
    List<NearDuplicates.Group> groups = duplicates.groups();
    // end
    assertThat(cleaning.text()).endsWith("知人善任。");
    assertThat(particulars.title()).isEqualTo("在全州组织工作会议上的讲话");
    assertThat(particulars.date()).isEqualTo("2025-03-01");
    assertThat(found.hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.snippet().found()).hasSize(1));
    assertThat(suggested).hasSize(1);
    assertThat(groups).isEmpty();
  }

  @Test
  void readmeShowsTheExampleThatRuns() throws IOException {
    String source = Files.readString(Path.of("src/test/java/org/zhiren/materials/ReadmeTest.java"));
    String example =
        source
            .substring(source.indexOf("// example\n") + 11, source.indexOf("    // end\n"))
            .stripTrailing()
            .stripIndent();
    assertThat(Files.readString(Path.of("README.md"))).contains(example);
  }
}
