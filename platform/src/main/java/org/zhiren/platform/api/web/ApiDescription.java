package org.zhiren.platform.api.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.zhiren.explain.Explanation;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;

/**
 * What the OpenAPI document says beyond what it finds in the controllers: how to sign in, what the
 * common parameters mean, how every operation answers when it fails.
 *
 * <p>The name of an operation is its controller's subject and its method, {@code organizationTree};
 * a summary or a parameter that the controller does not explain is looked up among the texts under
 * {@code api.operation.} and {@code api.parameter.}.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";
  private static final String PROBLEM_JSON = "application/problem+json";

  static {
    // Made from the request, not sent by the caller.
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Page.class);
    // Free JSON, not a type of ours.
    SpringDocUtils.getConfig()
        .replaceWithClass(tools.jackson.databind.JsonNode.class, Object.class);
    // As ExplanationJson writes it.
    SpringDocUtils.getConfig().replaceWithClass(Explanation.class, Object.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Zhiren 知任")
                .version("1")
                .description(
                    "Organisation and personnel platform. Every operation answers within the rights and"
                        + " scopes of the account behind the token, and is recorded like the same act"
                        + " on a page.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("this installation")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token made on the account page; it is shown once."))
                .addSchemas(PROBLEM, problem()))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN));
  }

  /** RFC 9457, with what this platform adds. */
  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("What went wrong and what to do (RFC 9457)")
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema().description("what went wrong"))
        .addProperty("status", new IntegerSchema().description("the HTTP status"))
        .addProperty("detail", new StringSchema().description("what to do"))
        .addProperty("instance", new StringSchema().description("the address asked"))
        .addProperty(
            "faults",
            new ArraySchema()
                .description("with 422: every field that is wrong")
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("value", new StringSchema())
                        .addProperty("message", new StringSchema())))
        .addProperty(
            "differences",
            new ArraySchema()
                .description("with 409: every field that somebody else changed")
                .items(
                    new ObjectSchema()
                        .addProperty("field", new StringSchema())
                        .addProperty("read", new StringSchema())
                        .addProperty("stored", new StringSchema())
                        .addProperty("typed", new StringSchema())));
  }

  @Bean
  OperationCustomizer explained(Texts texts) {
    return (operation, method) -> {
      operation.setOperationId(name(method));
      if (operation.getSummary() == null) {
        operation.setSummary(text(texts, "api.operation." + operation.getOperationId()));
      }
      if (operation.getParameters() != null) {
        for (Parameter parameter : operation.getParameters()) {
          if (parameter.getDescription() == null) {
            parameter.setDescription(text(texts, "api.parameter." + parameter.getName()));
          }
        }
      }
      answers(operation, texts);
      return operation;
    };
  }

  /**
   * {@code OrganizationApi.tree} is {@code organizationTree}; of two methods with one name each
   * adds the last word of its address.
   */
  static String name(HandlerMethod method) {
    Class<?> type = method.getBeanType();
    String subject = type.getSimpleName().replaceFirst("(Api|Controller)$", "");
    String name = method.getMethod().getName();
    boolean alone =
        Arrays.stream(type.getDeclaredMethods())
                .filter(other -> other.getName().equals(name))
                .filter(other -> AnnotatedElementUtils.hasAnnotation(other, RequestMapping.class))
                .count()
            == 1;
    return subject.substring(0, 1).toLowerCase(Locale.ROOT)
        + subject.substring(1)
        + capitalized(name)
        + (alone ? "" : capitalized(lastWord(method)));
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static String lastWord(HandlerMethod method) {
    RequestMapping mapping =
        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
    return mapping == null
        ? ""
        : Arrays.stream(mapping.path())
            .flatMap(path -> Arrays.stream(path.split("/", -1)))
            .filter(part -> part.matches("[A-Za-z]+"))
            .reduce("", (first, second) -> second);
  }

  private static @Nullable String text(Texts texts, String key) {
    return texts.has(key) ? texts.get(Language.EN, key) : null;
  }

  private static void answers(Operation operation, Texts texts) {
    ApiResponses responses = operation.getResponses();
    ApiResponse done = responses.get("200");
    if (done != null && (done.getDescription() == null || done.getDescription().equals("OK"))) {
      done.setDescription(texts.get(Language.EN, "api.answer.200"));
    }
    boolean changes = operation.getRequestBody() != null;
    for (int status :
        changes ? new int[] {400, 401, 404, 409, 422, 429} : new int[] {401, 404, 422, 429}) {
      responses.putIfAbsent(
          Integer.toString(status),
          new ApiResponse()
              .description(texts.get(Language.EN, "shell.error." + status + ".title"))
              .content(
                  new Content()
                      .addMediaType(
                          PROBLEM_JSON,
                          new MediaType()
                              .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
    }
  }

  /** Answers are JSON; springdoc says "anything" where a method does not say so itself. */
  @Bean
  OpenApiCustomizer json() {
    return document ->
        document.getPaths().values().stream()
            .flatMap(path -> path.readOperations().stream())
            .flatMap(operation -> operation.getResponses().values().stream())
            .map(ApiResponse::getContent)
            .forEach(content -> {
              MediaType anything = content == null ? null : content.remove("*/*");
              if (anything != null) {
                content.addMediaType("application/json", anything);
              }
            });
  }

  @Bean
  ModelResolver models(ObjectMapperProvider mappers) {
    return new RecordModels(mappers.jsonMapper());
  }
}
