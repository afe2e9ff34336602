package org.zhiren.platform.roster.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.dossiers.PackageInfo;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.dossiers.Register;
import org.zhiren.dossiers.Written;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.PeopleExport;

/** The ways to take a list of people out. */
@Configuration(proxyBeanMethods = false)
class Exports {

  private static final String ZIP = "application/zip";
  private static final String PDF = "application/pdf";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  /** Writes people into a file; knows nothing of rights and records. */
  private interface Writer {
    void write(List<UUID> ids, OutputStream out) throws IOException;
  }

  private record Export(String key, String extension, String mediaType, Writer writer)
      implements PeopleExport {
    @Override
    public String label() {
      return "exchange.export." + key;
    }

    @Override
    public void write(List<UUID> ids, OutputStream out) throws IOException {
      writer.write(ids, out);
    }
  }

  private static IOException failed(DossierProblem problem) {
    return new IOException(problem.reason().en(), problem);
  }

  @Bean
  PeopleExport registerPdf(TakingOut takingOut, Units units, Acting acting, Clock clock) {
    return register(
        "register-pdf",
        "pdf",
        PDF,
        takingOut,
        units,
        acting,
        clock,
        (register, options) -> {
          try {
            return Dossiers.registerPdf(register, options);
          } catch (DossierProblem problem) {
            throw new IllegalStateException(problem);
          }
        });
  }

  @Bean
  PeopleExport registerDocx(TakingOut takingOut, Units units, Acting acting, Clock clock) {
    return register(
        "register-docx",
        "docx",
        DOCX,
        takingOut,
        units,
        acting,
        clock,
        (register, options) -> {
          try {
            return Dossiers.registerDocx(register, options);
          } catch (DossierProblem problem) {
            throw new IllegalStateException(problem);
          }
        });
  }

  private static PeopleExport register(
      String key,
      String extension,
      String mediaType,
      TakingOut takingOut,
      Units units,
      Acting acting,
      Clock clock,
      BiFunction<Register, PrintOptions, Written> print) {
    return new Export(
        key,
        extension,
        mediaType,
        (ids, out) -> {
          Map<UUID, List<Dossier>> byUnit = new LinkedHashMap<>();
          takingOut.each(
              key,
              ids,
              (id, form) ->
                  byUnit
                      .computeIfAbsent(form.file().placement().unitId(), unit -> new ArrayList<>())
                      .add(withoutPhoto(form.form())));
          LocalDate today = LocalDate.now(clock);
          Map<UUID, Unit> known = units.find(byUnit.keySet(), today);
          List<Register.Group> groups = new ArrayList<>();
          byUnit.forEach((unit, people) -> {
            Unit named = known.get(unit);
            groups.add(new Register.Group(named == null ? "—" : named.name(), people));
          });
          Register register =
              new Register("干部名册", "内部", "", acting.required().name(), today, groups);
          out.write(print.apply(register, takingOut.options()).bytes());
        });
  }

  /** A register shows no photo: it need not be held for a thousand people. */
  private static Dossier withoutPhoto(Dossier form) {
    return new Dossier(form.fields(), List.of(), java.util.Optional.empty(), Map.of(), List.of());
  }

  /** A workbook in the layout of the import template, so that it can come back. */
  @Bean
  PeopleExport workbook(TakingOut takingOut, Units units, ImportTemplate template, Clock clock) {
    return new Export(
        "roster-xlsx",
        "xlsx",
        ImportTemplate.XLSX,
        (ids, out) -> {
          UnitFinder finder = new UnitFinder(units, LocalDate.now(clock));
          List<Dossier> people = new ArrayList<>();
          takingOut.each(
              "roster-xlsx",
              ids,
              (id, form) ->
                  people.add(
                      form.form()
                          .draft()
                          .add(
                              Dossier.PLACEMENT,
                              FormOfFile.placement(
                                  form.file(), finder.name(form.file().placement().unitId())))
                          .finish()));
          template.write(people, out);
        });
  }

  /** The form of each person for the editor 3.x. */
  @Bean
  PeopleExport lrmxZip(TakingOut takingOut) {
    return new Export(
        "lrmx-zip",
        "zip",
        ZIP,
        (ids, out) ->
            zip(
                takingOut,
                "lrmx-zip",
                ids,
                out,
                "lrmx",
                form -> Dossiers.writeLrmx(form, LrmxEdition.of(form))));
  }

  /** The form of each person, printed. */
  @Bean
  PeopleExport formsZip(TakingOut takingOut) {
    return new Export(
        "forms-zip",
        "zip",
        ZIP,
        (ids, out) -> {
          PrintOptions options = takingOut.options();
          zip(takingOut, "forms-zip", ids, out, "pdf", form -> Dossiers.formPdf(form, options));
        });
  }

  /** The open exchange package. */
  @Bean
  PeopleExport exchangePackage(TakingOut takingOut) {
    return new Export(
        "package",
        "zip",
        ZIP,
        (ids, out) -> {
          List<Dossier> people = new ArrayList<>();
          takingOut.each("package", ids, (id, form) -> people.add(form.form()));
          try {
            out.write(Dossiers.writePackage(people, PackageInfo.general()).bytes());
          } catch (DossierProblem problem) {
            throw failed(problem);
          }
        });
  }

  private interface FormWriter {
    Written write(Dossier form) throws DossierProblem;
  }

  private static void zip(
      TakingOut takingOut,
      String key,
      List<UUID> ids,
      OutputStream out,
      String extension,
      FormWriter writer)
      throws IOException {
    Set<String> names = new HashSet<>();
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    takingOut.each(
        key,
        ids,
        (id, form) -> {
          String name = form.form().name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
          String free = name;
          for (int i = 2; !names.add(free); i++) {
            free = name + "-" + i;
          }
          zip.putNextEntry(new ZipEntry(free + "." + extension));
          try {
            zip.write(writer.write(form.form()).bytes());
          } catch (DossierProblem problem) {
            throw failed(problem);
          }
          zip.closeEntry();
        });
    zip.finish();
  }
}
