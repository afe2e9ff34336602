package org.zhiren.platform.access;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.Viewer;
import org.zhiren.platform.shell.ViewerSource;

/** Sign-in, sessions, headers. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer ->
                    referrer.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.SAME_ORIGIN)))
        .build();
  }

  @Bean
  PasswordEncoder passwords() {
    return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource, Clock clock) {
    return new AccountTransactions(dataSource, clock);
  }

  @Bean
  Clock clock(@Value("${zhiren.time-zone}") ZoneId zone) {
    return Clock.system(zone);
  }

  @Bean
  ViewerSource viewers(Acting acting) {
    return () -> acting.account().map(SecuritySetup::viewer);
  }

  private static Viewer viewer(Account account) {
    List<Role> roles = account.roles().stream().sorted().toList();
    return new Viewer(
        account.id(),
        account.name(),
        Text.of(
            roles.stream()
                .map(r -> r.text().zh())
                .collect(Collectors.joining("、", "", " "))
                .strip(),
            roles.stream().map(r -> r.text().en()).collect(Collectors.joining(", "))),
        account.rights().stream().map(Right::name).collect(Collectors.toSet()));
  }

  @Bean
  NavigationSource accessNavigation() {
    return List::of;
  }
}
