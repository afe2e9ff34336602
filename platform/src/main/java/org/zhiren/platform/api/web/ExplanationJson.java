package org.zhiren.platform.api.web;

import org.springframework.stereotype.Component;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.ExplanationPrinter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes explanations for programs in the one form that the command line and the records use
 * ({@link ExplanationPrinter#asJson}), wherever an answer holds one.
 */
@Component
class ExplanationJson extends SimpleModule {

  private static final long serialVersionUID = 1L;

  ExplanationJson() {
    super("explanations");
    addSerializer(Explanation.class, new Printed());
  }

  private static final class Printed extends StdSerializer<Explanation> {
    Printed() {
      super(Explanation.class);
    }

    @Override
    public void serialize(Explanation tree, JsonGenerator out, SerializationContext context) {
      out.writeRawValue(ExplanationPrinter.asJson(tree));
    }
  }
}
