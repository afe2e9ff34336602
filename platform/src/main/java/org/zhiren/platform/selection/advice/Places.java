package org.zhiren.platform.selection.advice;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.shell.AdviceSource;
import org.zhiren.platform.shell.Matter;

/** The places of this module that are open for advice. */
@Configuration(proxyBeanMethods = false)
class Places {

  /** The step at which a case stands; the subject is the case. */
  @Bean
  AdviceSource adviceAtStep(StepAdvice advice) {
    return place("selection", subject -> advice.matter(subject, null));
  }

  /** The decision of a case, wherever the case stands. */
  @Bean
  AdviceSource adviceAtDecision(StepAdvice advice) {
    return place("decision", subject -> advice.matter(subject, Phase.DECISION));
  }

  /** A person. */
  @Bean
  AdviceSource adviceAtPerson(PersonAdvice advice) {
    return place("person", advice::matter);
  }

  private static AdviceSource place(String name, Function<String, Optional<Matter>> matter) {
    return new AdviceSource() {
      @Override
      public String place() {
        return name;
      }

      @Override
      public Optional<Matter> matter(String subject) {
        return matter.apply(subject);
      }
    };
  }
}
