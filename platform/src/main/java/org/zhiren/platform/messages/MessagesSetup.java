package org.zhiren.platform.messages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;

/** The kind of message that this module itself sends. */
@Configuration(proxyBeanMethods = false)
class MessagesSetup {

  /** What could not be delivered, told to the system officer. */
  static final String DELIVERY = "delivery";

  @Bean
  MessageCategory deliveryMessages() {
    return new MessageCategory(DELIVERY, Text.of("送达情况", "deliveries"), Outside.SUBJECT);
  }
}
