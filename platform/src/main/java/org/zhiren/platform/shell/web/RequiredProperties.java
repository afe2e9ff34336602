package org.zhiren.platform.shell.web;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * What a body of a request must hold is what its type says: a component of a record that is not
 * {@link Nullable} may be left out only if the record puts something in its place. Otherwise the
 * request is refused, with every property that is missing, before anything is done.
 */
@ControllerAdvice
class RequiredProperties extends RequestBodyAdviceAdapter {

  private static final Text MISSING =
      Text.of("缺少这一项：请补上后重新发送。", "This property is missing: add it and send the request again.");

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public Object afterBodyRead(
      @Nullable Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (body == null) {
      throw new InvalidInput("", null, MISSING);
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    look(body, "", faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return body;
  }

  private static void look(Object value, String path, List<InvalidInput.Fault> faults) {
    switch (value) {
      case Record record when record.getClass().getName().startsWith("org.zhiren.") -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
          Object part = part(record, component);
          if (part != null) {
            look(part, name, faults);
          } else if (!mayBeMissing(component.getAnnotatedType())) {
            faults.add(new InvalidInput.Fault(name, null, MISSING));
          }
        }
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) {
          Object part = list.get(i);
          String name = "%s[%d]".formatted(path, i);
          if (part == null) {
            faults.add(new InvalidInput.Fault(name, null, MISSING));
          } else {
            look(part, name, faults);
          }
        }
      }
      default -> {}
    }
  }

  private static boolean mayBeMissing(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static @Nullable Object part(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("A component of a record could not be read.", e);
    }
  }
}
