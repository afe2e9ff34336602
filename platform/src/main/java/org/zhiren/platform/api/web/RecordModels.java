package org.zhiren.platform.api.web;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes the records of the interface. A component is required unless it is marked as nullable.
 * A nested record carries the name of the class around it, {@code AuditLogLine}, so that two
 * modules may each have a line; of two types of one name the second one carries its module in
 * front, rather than that they pass for one another.
 */
final class RecordModels extends ModelResolver {

  RecordModels(ObjectMapper mapper) {
    super(mapper, new Names());
    openapi31(true);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = super.resolve(type, context, chain);
    Class<?> raw = raw(type.getType());
    if (schema == null || raw == null || !raw.isRecord()) {
      return schema;
    }
    Schema<?> described =
        schema.get$ref() == null
            ? schema
            : context.getDefinedModels().get(schema.get$ref().replaceFirst(".*/", ""));
    if (described != null && described.getProperties() != null) {
      for (RecordComponent component : raw.getRecordComponents()) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        boolean known =
            described.getRequired() != null
                && described.getRequired().contains(component.getName());
        if (!nullable && !known && described.getProperties().containsKey(component.getName())) {
          described.addRequiredItem(component.getName());
        }
      }
    }
    return schema;
  }

  private static @Nullable Class<?> raw(@Nullable Type type) {
    return switch (type) {
      case Class<?> raw -> raw;
      case JavaType java -> java.getRawClass();
      case null, default -> null;
    };
  }

  /** Names that are the simple ones as far as these are free. */
  private static final class Names extends TypeNameResolver {

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    @Override
    protected String getNameOfClass(Class<?> described) {
      if (!described.getName().startsWith("org.zhiren.")) {
        return super.getNameOfClass(described);
      }
      Class<?> around = described.getEnclosingClass();
      String name =
          around == null
              ? described.getSimpleName()
              : around.getSimpleName().replaceFirst("Api$", "") + described.getSimpleName();
      Class<?> other = taken.putIfAbsent(name, described);
      return other == null || other.equals(described) ? name : module(described) + name;
    }

    /** {@code Roster} for a class anywhere below {@code org.zhiren.platform.roster}. */
    private static String module(Class<?> described) {
      String[] parts = described.getPackageName().split("\\.", -1);
      String module = parts[Math.min(3, parts.length - 1)];
      return module.substring(0, 1).toUpperCase(Locale.ROOT) + module.substring(1);
    }
  }
}
