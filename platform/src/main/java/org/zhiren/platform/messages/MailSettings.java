package org.zhiren.platform.messages;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes mail.
 *
 * @param host its name; empty: mail is off, and the pages say so
 * @param port its port: 587 with STARTTLS, 465 with TLS from the start
 * @param security {@code starttls} (default), {@code tls}, or {@code none} for a server on this
 *     machine
 * @param username with which to sign in there; empty: without
 * @param password its password
 * @param from the sender's address
 * @param domains people may only enter addresses of these domains; empty: any
 */
@ConfigurationProperties("zhiren.mail")
record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("587") int port,
    @DefaultValue("starttls") String security,
    @DefaultValue("") String username,
    @DefaultValue("") String password,
    @DefaultValue("") String from,
    @Nullable List<String> domains) {

  /** Whether mail is sent at all. */
  boolean on() {
    return !host.isBlank() && !from.isBlank();
  }

  /** Whether people may enter an address of this domain. */
  boolean takes(String domain) {
    return domains == null
        || domains.isEmpty()
        || domains.stream().anyMatch(one -> one.strip().equalsIgnoreCase(domain));
  }

  /** The domains in one line. */
  String domainLine() {
    return domains == null ? "" : String.join(", ", domains).toLowerCase(Locale.ROOT);
  }
}
