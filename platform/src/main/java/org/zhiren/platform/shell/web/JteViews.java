package org.zhiren.platform.shell.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Resolves a view name to the template of that path: {@code organization/web/tree} is {@code
 * organization/web/tree.jte}. Templates were compiled with the code; nothing is compiled at run
 * time. The whole page is rendered before the first byte leaves, so that a fault in a template
 * gives an error page and never half a page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class JteViews implements ViewResolver {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, JteViews.class.getClassLoader(), "org.zhiren.pages");

  private final Pages pages;

  JteViews(Pages pages) {
    this.pages = pages;
    templates.setBinaryStaticContent(false);
    templates.setTrimControlStructures(true);
  }

  @Override
  public @Nullable View resolveViewName(String viewName, Locale locale) {
    String template = viewName + ".jte";
    return templates.hasTemplate(template) ? new TemplateView(template) : null;
  }

  private final class TemplateView implements View {

    private final String template;

    TemplateView(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      Map<String, Object> parameters = new LinkedHashMap<>();
      if (model != null) {
        model.forEach((name, value) -> {
          if (value != null && !(value instanceof BindingResult)) {
            parameters.put(name, value);
          }
        });
      }
      parameters.putIfAbsent("page", pages.of(request));
      Utf8ByteOutput output = new Utf8ByteOutput();
      templates.render(template, parameters, output);
      response.setContentType(getContentType());
      // In one piece: handed over in many small ones, the server's compression never came to an
      // end.
      response.getOutputStream().write(output.toByteArray());
    }
  }
}
