package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.NavigationEntry;
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
  SecurityFilterChain security(
      HttpSecurity http,
      LiveAccounts accounts,
      ApiTokens tokens,
      Clock clock,
      HouseIdentity identity,
      SigningOut signingOut,
      EndedSessions ended,
      @Value("${zhiren.sign-ins-per-minute:60}") int signIns,
      @Value("${zhiren.api-requests-per-minute:1200}") int requests)
      throws Exception {
    http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
        // A program brings its token with each request: nothing that another site could ride on.
        .csrf(csrf -> csrf.ignoringRequestMatchers(SecuritySetup::bringsToken))
        .exceptionHandling(refusals -> refusals.accessDeniedHandler(ended))
        .requestCache(RequestCacheConfigurer::disable)
        .logout(logout -> logout.addLogoutHandler(signingOut).logoutSuccessHandler(signingOut))
        .addFilterAfter(
            new LiveAccountFilter(accounts, tokens, ended, clock),
            SecurityContextHolderFilter.class)
        .addFilterBefore(
            new RateLimits(signIns, requests, clock), SecurityContextHolderFilter.class)
        .headers(headers ->
            headers
                .httpStrictTransportSecurity(
                    hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000))
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer ->
                    referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)));
    identity.addTo(http);
    return http.build();
  }

  /**
   * Pages for whoever holds a slip or a voting code, and the public pages: no session is looked for
   * or made, so that nothing but the code in the address comes along, and no request token is
   * needed, because a browser sends nothing by itself that another site could ride on.
   */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  SecurityFilterChain slips(HttpSecurity http) throws Exception {
    http.securityMatcher("/s", "/s/**", "/b", "/b/**", "/public", "/public/**")
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(RequestCacheConfigurer::disable)
        .securityContext(
            context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers ->
            headers
                .httpStrictTransportSecurity(
                    hsts -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000))
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer ->
                    referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)));
    return http.build();
  }

  private static boolean bringsToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null
        && header.startsWith("Bearer ")
        && request.getRequestURI().startsWith("/api/");
  }

  /** The sign-in page does the work; nothing else may authenticate. */
  @Bean
  AuthenticationManager authenticationManager() {
    return authentication -> {
      throw new ProviderNotFoundException("Accounts sign in at the sign-in page.");
    };
  }

  @Bean
  PasswordEncoder passwordEncoder() {
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
    if (roles.isEmpty()) {
      return new Viewer(account.id(), account.name(), Text.of("尚未授权", "no role yet"), Set.of());
    }
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
    return () ->
        List.of(
            new NavigationEntry(
                900,
                "access.accounts.title",
                "/officers/accounts",
                "users",
                Right.ACCOUNTS_MANAGE.name(),
                ""),
            new NavigationEntry(
                910,
                "access.grants.title",
                "/officers/grants",
                "key",
                Right.GRANTS_MANAGE.name(),
                ""),
            new NavigationEntry(
                915,
                "access.withheld.title",
                "/officers/confirmations",
                "checkbox",
                Right.GRANTS_MANAGE.name(),
                ""),
            emergencies(Right.GRANTS_MANAGE),
            emergencies(Right.RECORDS_AUDIT));
  }

  /** In the menu of those who decide on emergencies or look at them afterwards. */
  private static NavigationEntry emergencies(Right right) {
    return new NavigationEntry(
        920, "access.emergency.title", "/emergency", "alert-triangle", right.name(), "");
  }
}
