package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of README.md. */
class ReadmeTest {

  @Test
  void exampleRuns(@TempDir Path folder) throws IOException, DossierProblem {
    Path file = folder.resolve("林示例.lrmx");
    Files.write(file, Fixtures.sample("lrmx"));

    Reading reading = Dossiers.read(file, Limits.usual());
    assertThat(reading.findings()).isEmpty();
    Dossier lin = reading.dossiers().getFirst();
    assertThat(lin.birthMonth()).contains(YearMonth.of(1981, 3));
    assertThat(lin.career().entries().get(2).meanwhile().getFirst().period())
        .contains(Resume.Months.between(YearMonth.of(2012, 9), YearMonth.of(2015, 6)));

    PrintOptions options = PrintOptions.plain(LocalDate.of(2026, 11, 23));
    Written form = Dossiers.formPdf(lin, options);
    Files.write(folder.resolve("林示例.pdf"), form.bytes());
    assertThat(folder.resolve("林示例.pdf")).isNotEmptyFile();
    assertThat(Dossiers.writeLrm(lin).bytes()).isNotEmpty();
  }
}
