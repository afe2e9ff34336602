package org.zhiren.platform.messages;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Texts;

/** Hands mail to the server of the house. Its {@code Message-ID} is the same at each attempt. */
@Component
class MailSending {

  private static final String MILLIS = "10000";

  private final MailSettings settings;
  private final Texts texts;
  private final Leaving leaving;

  MailSending(MailSettings settings, Texts texts, Leaving leaving) {
    this.settings = settings;
    this.texts = texts;
    this.leaving = leaving;
  }

  /** Mail with one message, or those of a day. */
  void messages(UUID id, String to, Language language, List<Leaving.Told> told)
      throws MessagingException {
    String subject =
        told.size() == 1
            ? language.of(told.getFirst().subject())
            : texts.get(language, "messages.mail.digest", told.size());
    String list =
        told.stream()
            .map(one ->
                language.of(one.subject())
                    + "\n"
                    + (one.details() == null ? "" : language.of(one.details()) + "\n")
                    + one.link())
            .collect(Collectors.joining("\n\n"));
    send(
        id,
        to,
        subject,
        list
            + "\n\n--\n"
            + texts.get(language, "messages.mail.foot", leaving.link("/inbox/settings")));
  }

  /** Mail with the code that proves the address. */
  void code(UUID id, String to, Language language, String code) throws MessagingException {
    send(
        id,
        to,
        texts.get(language, "messages.mail.code.subject"),
        texts.get(language, "messages.mail.code.body", code, leaving.link("/inbox/settings")));
  }

  private void send(UUID id, String to, String subject, String body) throws MessagingException {
    JavaMailSenderImpl server = server();
    MimeMessage mail =
        new MimeMessage(server.getSession()) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@zhiren>");
          }
        };
    MimeMessageHelper parts = new MimeMessageHelper(mail, StandardCharsets.UTF_8.name());
    parts.setFrom(settings.from());
    parts.setTo(to);
    parts.setSubject(texts.get(Language.ZH, "shell.product") + "：" + subject);
    parts.setText(body);
    // Holiday answers and lists of vacations leave such mail alone (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    server.send(mail);
  }

  private JavaMailSenderImpl server() {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost(settings.host());
    server.setPort(settings.port());
    server.setDefaultEncoding(StandardCharsets.UTF_8.name());
    Properties how = server.getJavaMailProperties();
    boolean fromTheStart = settings.security().equals("tls");
    server.setProtocol(fromTheStart ? "smtps" : "smtp");
    String of = fromTheStart ? "mail.smtps." : "mail.smtp.";
    how.setProperty(of + "connectiontimeout", MILLIS);
    how.setProperty(of + "timeout", MILLIS);
    how.setProperty(of + "writetimeout", MILLIS);
    how.setProperty(of + "ssl.checkserveridentity", "true");
    if (settings.security().equals("starttls")) {
      how.setProperty("mail.smtp.starttls.enable", "true");
      how.setProperty("mail.smtp.starttls.required", "true");
    }
    if (!settings.username().isBlank()) {
      server.setUsername(settings.username());
      server.setPassword(settings.password());
      how.setProperty(of + "auth", "true");
    }
    return server;
  }
}
