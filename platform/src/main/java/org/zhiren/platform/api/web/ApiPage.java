package org.zhiren.platform.api.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Texts;

/** The OpenAPI document, put into the words and the order of a page. */
public final class ApiPage {

  private static final int DEEPEST = 3;

  private ApiPage() {}

  /**
   * The operations of one module.
   *
   * @param name the tag
   * @param operations in the order of their addresses
   */
  public record Section(String name, List<Call> operations) {
    /** Copies the list. */
    public Section {
      operations = List.copyOf(operations);
    }
  }

  /**
   * One operation.
   *
   * @param id its name, also the anchor
   * @param method GET, POST …
   * @param path the address, with parameters in braces
   * @param summary what it does
   * @param translated whether the summary is in the language of the page
   * @param parameters what goes into address and headers
   * @param body what goes into the request; empty if nothing does
   * @param answer what comes back; empty if nothing does
   * @param errors how it answers when it fails
   */
  public record Call(
      String id,
      String method,
      String path,
      String summary,
      boolean translated,
      List<Field> parameters,
      List<Field> body,
      List<Field> answer,
      List<Failure> errors) {}

  /**
   * A parameter or a field.
   *
   * @param name its name, with the names around it
   * @param type what it holds
   * @param required whether it must be there
   * @param meaning what it means; may be empty
   */
  public record Field(String name, String type, boolean required, String meaning) {}

  /**
   * A way to fail.
   *
   * @param status the HTTP status
   * @param title what it means
   */
  public record Failure(String status, String title) {}

  static List<Section> of(@Nullable OpenAPI document, Texts texts, Language language) {
    if (document == null) {
      return List.of();
    }
    Map<String, List<Call>> sections = new TreeMap<>();
    Reading reading = new Reading(document, texts, language);
    document
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((method, operation) ->
                    sections
                        .computeIfAbsent(tag(operation), tag -> new ArrayList<>())
                        .add(reading.call(path, method, operation))));
    return sections.entrySet().stream().map(e -> new Section(e.getKey(), e.getValue())).toList();
  }

  private static String tag(Operation operation) {
    return operation.getTags() == null || operation.getTags().isEmpty()
        ? ""
        : operation.getTags().getFirst();
  }

  /** Reads one document for one language. */
  private record Reading(OpenAPI document, Texts texts, Language language) {

    Call call(String path, PathItem.HttpMethod method, Operation operation) {
      String id = operation.getOperationId();
      String key = "api.operation." + id;
      boolean translated = language == Language.EN || texts.has(key);
      String summary = operation.getSummary() == null ? id : operation.getSummary();
      List<Field> parameters = new ArrayList<>();
      if (operation.getParameters() != null) {
        operation
            .getParameters()
            .forEach(parameter ->
                parameters.add(
                    new Field(
                        parameter.getName(),
                        type(parameter.getSchema()),
                        Boolean.TRUE.equals(parameter.getRequired()),
                        meaning(
                            "api.parameter." + parameter.getName(), parameter.getDescription()))));
      }
      List<Failure> errors = new ArrayList<>();
      operation
          .getResponses()
          .forEach((status, response) -> {
            if (!status.startsWith("2")) {
              errors.add(
                  new Failure(
                      status,
                      meaning("shell.error." + status + ".title", response.getDescription())));
            }
          });
      var done = operation.getResponses().get("200");
      return new Call(
          id,
          method.name(),
          path,
          texts.has(key) ? texts.get(language, key) : summary,
          translated,
          parameters,
          fields(
              operation.getRequestBody() == null ? null : operation.getRequestBody().getContent()),
          fields(done == null ? null : done.getContent()),
          errors);
    }

    private String meaning(String key, @Nullable String otherwise) {
      return texts.has(key) ? texts.get(language, key) : otherwise == null ? "" : otherwise;
    }

    private List<Field> fields(@Nullable Content content) {
      if (content == null || content.isEmpty()) {
        return List.of();
      }
      MediaType media = content.values().iterator().next();
      Map<String, Field> fields = new LinkedHashMap<>();
      add(media.getSchema(), "", 0, fields);
      if (fields.isEmpty() && media.getSchema() != null) {
        fields.put("", new Field("", type(media.getSchema()), true, ""));
      }
      return List.copyOf(fields.values());
    }

    private void add(@Nullable Schema<?> given, String before, int depth, Map<String, Field> into) {
      Schema<?> schema = resolved(given);
      if (schema == null || depth > DEEPEST) {
        return;
      }
      if (schema.getItems() != null) {
        add(schema.getItems(), before + "[]", depth, into);
        return;
      }
      if (schema.getProperties() == null) {
        return;
      }
      String dot = before.isEmpty() ? "" : before + ".";
      schema
          .getProperties()
          .forEach((name, property) -> {
            boolean required = schema.getRequired() != null && schema.getRequired().contains(name);
            into.put(
                dot + name,
                new Field(
                    dot + name,
                    type(property),
                    required,
                    meaning("api.field." + name, property.getDescription())));
            add(property, dot + name, depth + 1, into);
          });
    }

    private @Nullable Schema<?> resolved(@Nullable Schema<?> schema) {
      if (schema == null || schema.get$ref() == null) {
        return schema;
      }
      return document
          .getComponents()
          .getSchemas()
          .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
    }

    private String type(@Nullable Schema<?> given) {
      Schema<?> schema = resolved(given);
      if (schema == null) {
        return "—";
      }
      if (schema.getItems() != null) {
        return type(schema.getItems()) + "[]";
      }
      String name =
          schema.getTypes() != null && !schema.getTypes().isEmpty()
              ? String.join(" | ", schema.getTypes())
              : schema.getType() == null ? "object" : schema.getType();
      if (schema.getEnum() != null && schema.getEnum().size() <= 12) {
        return String.join(" | ", schema.getEnum().stream().map(String::valueOf).toList());
      }
      return schema.getFormat() == null ? name : name + " (" + schema.getFormat() + ")";
    }
  }
}
