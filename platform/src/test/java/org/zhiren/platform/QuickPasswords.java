package org.zhiren.platform;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The same way of hashing with little memory: tests make some thousand accounts, and most of them
 * never sign in. What the server itself uses is held by {@code PasswordsTest}.
 */
@TestConfiguration(proxyBeanMethods = false)
class QuickPasswords {

  @Bean
  @Primary
  PasswordEncoder quickPasswordEncoder() {
    return new Argon2PasswordEncoder(16, 32, 1, 256, 1);
  }
}
