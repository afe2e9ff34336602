package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;
import org.zhiren.platform.access.Role;

/**
 * The platform used as a program uses it: the OpenAPI document is taken from the running server and
 * examined, a typed Java client is generated from it by the usual tool, compiled, and put to work
 * with a token that somebody made on the page of tokens.
 */
class ApiClientJourneyTest extends Journey {

  /** What somebody would write who has nothing but the generated client. */
  private static final String PROGRAM =
      """
      import java.time.LocalDate;
      import java.util.List;
      import java.util.UUID;
      import java.util.function.Function;
      import org.zhiren.client.ApiClient;
      import org.zhiren.client.ApiException;
      import org.zhiren.client.api.OrganizationApi;
      import org.zhiren.client.model.*;

      public final class Program implements Function<List<String>, List<String>> {
        @Override
        public List<String> apply(List<String> given) {
          ApiClient client = new ApiClient();
          client.updateBaseUri(given.get(0));
          client.setRequestInterceptor(request ->
              request.header("Authorization", "Bearer " + given.get(1)));
          OrganizationApi organization = new OrganizationApi(client);
          try {
            int seen = 0;
            UUID after = null;
            Unit like = null;
            do {
              OrganizationUnitList part = organization.organizationList(null, null, null, null, after, 30);
              seen += part.getUnits().size();
              after = part.getNext();
              for (Unit unit : part.getUnits()) {
                if (like == null && unit.getFacts().getParentId() != null) {
                  like = unit;
                }
              }
            } while (after != null);
            UnitFacts facts = like.getFacts();
            facts.setName(given.get(2));
            facts.setShortName(given.get(2));
            facts.setCode(null);
            Basis basis =
                new Basis().on(LocalDate.now().minusDays(1)).ground("示编〔2026〕2号").reason("接口试验");
            OrganizationMade made =
                organization.organizationFound(new OrganizationFounding().facts(facts).basis(basis));
            OrganizationUnitDetail founded = organization.organizationUnit(made.getId(), null);
            int refused = 0;
            String problem = "";
            facts.setName("");
            try {
              organization.organizationFound(new OrganizationFounding().facts(facts).basis(basis));
            } catch (ApiException wrong) {
              refused = wrong.getCode();
              problem = wrong.getResponseBody();
            }
            return List.of(
                String.valueOf(seen),
                founded.getUnit().getFacts().getName(),
                String.valueOf(founded.getAbove().size()),
                String.valueOf(refused),
                problem);
          } catch (ApiException failed) {
            throw new IllegalStateException(failed.getCode() + " " + failed.getResponseBody(), failed);
          }
        }
      }
      """;

  @TempDir private Path folder;

  private String document() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(house.address("/api/v1/openapi"))).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      Files.createDirectories(Path.of("target"));
      Files.writeString(Path.of("target", "openapi.json"), answer.body());
      return answer.body();
    }
  }

  @Test
  void everyOperationSaysWhatItDoesAndHowItFails() throws Exception {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document(), null, options);

    assertThat(parsed.getMessages()).as("complaints of the parser").isEmpty();
    OpenAPI description = parsed.getOpenAPI();
    assertThat(description.getPaths()).hasSizeGreaterThan(15);
    List<String> gaps = new ArrayList<>();
    List<String> names = new ArrayList<>();
    description
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) -> {
                  names.add(operation.getOperationId());
                  gaps.addAll(gaps(path, method, operation));
                }));
    assertThat(gaps).isEmpty();
    assertThat(names).as("names of operations").doesNotHaveDuplicates();
  }

  private static List<String> gaps(String path, PathItem.HttpMethod method, Operation operation) {
    String where = method + " " + path + ": ";
    List<String> gaps = new ArrayList<>();
    if (operation.getSummary() == null || operation.getSummary().isBlank()) {
      gaps.add(where + "no summary");
    }
    if (operation.getParameters() != null) {
      operation.getParameters().stream()
          .filter(p -> p.getDescription() == null || p.getDescription().isBlank())
          .forEach(p -> gaps.add(where + "parameter without description: " + p.getName()));
    }
    for (String status : List.of("401", "404", "422", "429")) {
      var answer = operation.getResponses().get(status);
      if (answer == null
          || answer.getContent() == null
          || !answer.getContent().containsKey("application/problem+json")) {
        gaps.add(where + "no problem for " + status);
      }
    }
    return gaps;
  }

  /** A token with two rights, made on the page of tokens. */
  private String token() {
    Page page = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, DESK);
    page.navigate(house.address("/account/tokens"));
    page.locator("#label").fill("program of the journeys");
    page.locator("input[name=rights][value=ORGANIZATION_READ]").check();
    page.locator("input[name=rights][value=ORGANIZATION_EDIT]").check();
    page.locator("form[action='/account/tokens'] button").click();
    return page.locator(".z-notice code").innerText().strip();
  }

  @Test
  void aGeneratedClientDoesTheWork() throws Exception {
    Path file = folder.resolve("openapi.json");
    Files.writeString(file, withoutUploads(document()));
    generate(file);
    Files.writeString(folder.resolve("Program.java"), PROGRAM);
    compile();
    String name = "接口局" + System.nanoTime() % 100_000;

    List<String> told = run(List.of(house.address(""), token(), name));

    assertThat(Integer.parseInt(told.get(0))).as("units, part by part").isGreaterThan(60);
    assertThat(told.get(1)).isEqualTo(name);
    assertThat(told.get(2)).as("units above").isNotEqualTo("0");
    assertThat(told.get(3)).isEqualTo("422");
    assertThat(told.get(4)).contains("\"faults\"", "\"field\":\"name\"");
  }

  /** Uploads need a library in the generated client that is no part of this build. */
  private static String withoutUploads(String document) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode tree = json.readTree(document);
    tree.get("paths")
        .forEach(path -> {
          List<String> uploads = new ArrayList<>();
          path.fields()
              .forEachRemaining(operation -> {
                if (operation.getValue().at("/requestBody/content").has("multipart/form-data")) {
                  uploads.add(operation.getKey());
                }
              });
          uploads.forEach(((ObjectNode) path)::remove);
        });
    return json.writeValueAsString(tree);
  }

  private void generate(Path file) {
    CodegenConfigurator configurator =
        new CodegenConfigurator()
            .setGeneratorName("java")
            .setLibrary("native")
            .setInputSpec(file.toString())
            .setOutputDir(folder.resolve("client").toString())
            .setInvokerPackage("org.zhiren.client")
            .setApiPackage("org.zhiren.client.api")
            .setModelPackage("org.zhiren.client.model")
            .setAdditionalProperties(
                Map.of(
                    "openApiNullable", "false",
                    "useJakartaEe", "true",
                    "supportUrlQuery", "false",
                    "hideGenerationTimestamp", "true"));
    configurator.addGlobalProperty("apis", "");
    configurator.addGlobalProperty("models", "");
    configurator.addGlobalProperty("supportingFiles", "");
    configurator.addGlobalProperty("apiTests", "false");
    configurator.addGlobalProperty("modelTests", "false");
    configurator.addGlobalProperty("apiDocs", "false");
    configurator.addGlobalProperty("modelDocs", "false");
    DefaultGenerator generator = new DefaultGenerator();
    generator.opts(configurator.toClientOptInput()).generate();
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<Path> sources;
    try (Stream<Path> all = Files.walk(folder)) {
      sources = all.filter(path -> path.toString().endsWith(".java")).toList();
    }
    assertThat(sources.size()).as("generated classes").isGreaterThan(20);
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classpath()),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      assertThat(compiled).as(complaints.toString()).isTrue();
    }
  }

  private static String classpath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private List<String> run(List<String> given) throws Exception {
    try (URLClassLoader classes =
        new URLClassLoader(
            new URL[] {folder.resolve("classes").toUri().toURL()}, getClass().getClassLoader())) {
      @SuppressWarnings("unchecked") // the text above declares it so
      Function<List<String>, List<String>> program =
          (Function<List<String>, List<String>>)
              classes.loadClass("Program").getDeclaredConstructor().newInstance();
      return program.apply(given);
    }
  }

  @Test
  void theDescriptionIsAPage() {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, DESK);
      page.navigate(house.address("/help"));
      page.locator("a[href='/help/api']").click();
      page.locator(".z-call summary").first().waitFor();
      assertThat(page.locator(".z-call").count()).isGreaterThan(15);
      page.locator("#organizationFound summary").click();
      accessible(page);
      fits(page);
      picture(page, "api-" + language.getLanguage());
    }
    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/help/api"));
    phone.locator(".z-call summary").first().click();
    fits(phone);
    accessible(phone);
    picture(phone, "api-phone");
  }
}
