package org.zhiren.platform.portal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.messages.MessageCategory;
import org.zhiren.platform.messages.Outside;

/** The kind of message that this module sends. */
@Configuration(proxyBeanMethods = false)
class PortalSetup {

  static final String FEEDBACK = "feedback";

  @Bean
  MessageCategory feedbackMessages() {
    return new MessageCategory(FEEDBACK, Text.of("群众反映", "Public feedback"), Outside.LINK_ONLY);
  }
}
