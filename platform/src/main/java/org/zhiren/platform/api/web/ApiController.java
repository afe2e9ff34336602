package org.zhiren.platform.api.web;

import io.swagger.v3.oas.models.OpenAPI;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;

/** The description of the interface, as a page: rendered from the same document, nothing else. */
@Controller
class ApiController {

  static final String DOCUMENT = "/api/v1/openapi";

  private final OpenApiWebMvcResource source;
  private final Texts texts;
  private final Described described;

  ApiController(OpenApiWebMvcResource source, Texts texts, Described described) {
    this.source = source;
    this.texts = texts;
    this.described = described;
  }

  /** Keeps the document when it is made, so that the page need not read it back. */
  record Described(AtomicReference<OpenAPI> document) {}

  @Bean
  static Described described() {
    return new Described(new AtomicReference<>());
  }

  @Bean
  static OpenApiCustomizer keeping(Described described) {
    return described.document()::set;
  }

  @SignedIn
  @GetMapping("/help/api")
  String show(Page page, HttpServletRequest request, Model model) throws Exception {
    if (described.document().get() == null) {
      source.openapiJson(request, DOCUMENT, Locale.ENGLISH);
    }
    List<ApiPage.Section> sections = ApiPage.of(described.document().get(), texts, page.language());
    model.addAttribute("sections", sections);
    return "api/web/api";
  }
}
