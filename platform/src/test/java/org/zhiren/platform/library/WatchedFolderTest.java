package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What lies in the watched folder is taken up whole, once, and can be found. */
class WatchedFolderTest extends LibrarySample {

  @Autowired private WatchedFolder watched;

  @Test
  void filesAreTakenUpWhenTheyStandStill(@TempDir Path folder, @TempDir Path elsewhere)
      throws Exception {
    String early = word();
    String late = word();
    Path below = Files.createDirectories(folder.resolve("2025/讲话"));
    Path whole = Files.writeString(below.resolve("whole.txt"), paper("在会上的讲话", early + "工作。"));
    Path growing = Files.writeString(folder.resolve("growing.txt"), paper("通知", late));
    Path outside = Files.writeString(elsewhere.resolve("outside.txt"), paper("通知", word));
    Files.createSymbolicLink(folder.resolve("link.txt"), outside);
    assertThat(watched.look(folder)).as("seen for the first time").isZero();
    Files.writeString(growing, "还有下文。", StandardOpenOption.APPEND);
    assertThat(watched.look(folder)).as("one stands still, one grew").isEqualTo(1);
    assertThat(found(readerOfOne, early)).isEqualTo(1);
    assertThat(found(readerOfOne, late)).isZero();
    assertThat(whole).doesNotExist();
    assertThat(folder.resolve("taken/2025/讲话/whole.txt")).exists();
    assertThat(watched.look(folder)).isEqualTo(1);
    assertThat(found(readerOfOne, "\"" + late + "\" 还有下文")).as("with its end").isEqualTo(1);
    assertThat(watched.look(folder)).as("nothing is taken up twice").isZero();
    assertThat(found(readerOfOne, early)).isEqualTo(1);
    assertThat(found(readerOfOne, word)).as("what a link points at").isZero();
    assertThat(outside).exists();
  }

  @Test
  void aFileThatCannotBeReadIsNotInTheWayOfOthers(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("a.docx"), new byte[] {'P', 'K', 3, 4, 0, 0});
    Files.writeString(folder.resolve("b.txt"), paper("通知", word + "事项。"));
    watched.look(folder);
    assertThat(watched.look(folder)).isEqualTo(2);
    assertThat(found(readerOfTwo, word)).isEqualTo(1);
    assertThat(folder.resolve("taken/a.docx")).exists();
  }
}
