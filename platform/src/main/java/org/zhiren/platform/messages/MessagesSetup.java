package org.zhiren.platform.messages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;

/** The kinds of message that this module itself sends. */
@Configuration(proxyBeanMethods = false)
class MessagesSetup {

  /** What could not be delivered, told to the system officer. */
  static final String DELIVERY = "delivery";

  /** What concerns the account itself. */
  static final String ACCOUNT = "account";

  @Bean
  MessageCategory accountMessages() {
    return new MessageCategory(ACCOUNT, Text.of("账户安全", "Your account"), Outside.LINK_ONLY);
  }

  @Bean
  MessageCategory deliveryMessages() {
    return new MessageCategory(DELIVERY, Text.of("送达情况", "Deliveries"), Outside.SUBJECT);
  }
}
