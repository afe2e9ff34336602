package org.zhiren.platform.messages;

import java.io.StringWriter;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Sha256;
import org.zhiren.platform.shell.Texts;

/**
 * The inbox as an Atom feed (RFC 4287) for a reader program, under an address that only its owner
 * knows. It says no more than a mail would.
 */
@Component
public class MessageFeed {

  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final JdbcClient jdbc;
  private final TransactionTemplate reading;
  private final Acting acting;
  private final AccountDirectory accounts;
  private final MailChoices choices;
  private final Leaving leaving;
  private final Texts texts;
  private final Clock clock;

  MessageFeed(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Acting acting,
      AccountDirectory accounts,
      MailChoices choices,
      Leaving leaving,
      Texts texts,
      Clock clock) {
    this.jdbc = jdbc;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.acting = acting;
    this.accounts = accounts;
    this.choices = choices;
    this.leaving = leaving;
    this.texts = texts;
    this.clock = clock;
  }

  /** The feed behind a token; empty if there is none, or its account is locked. */
  public Optional<String> of(String token) {
    try {
      return acting.asSystem(
          "messages",
          () -> {
            Optional<String> feed = reading.execute(status -> read(token));
            return feed == null ? Optional.<String>empty() : feed;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The feed could not be written.", e);
    }
  }

  private Optional<String> read(String token) {
    return jdbc.sql("select account_id from messages.choice where feed = :feed")
        .param("feed", Sha256.of(token))
        .query(UUID.class)
        .optional()
        .filter(accounts::active)
        .map(this::written);
  }

  private String written(UUID account) {
    Language language = choices.of(account).language();
    List<Leaving.Told> told = leaving.latest(account);
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      out.writeAttribute("xml:lang", language == Language.ZH ? "zh-CN" : "en");
      element(out, "id", "urn:uuid:" + account);
      element(out, "title", texts.get(language, "messages.feed.title"));
      element(
          out, "updated", time(told.isEmpty() ? OffsetDateTime.now(clock) : told.getFirst().at()));
      for (Leaving.Told one : told) {
        out.writeStartElement("entry");
        element(out, "id", "urn:uuid:" + one.id());
        element(out, "title", language.of(one.subject()));
        element(out, "updated", time(one.at()));
        out.writeStartElement("author");
        element(out, "name", texts.get(language, "shell.product"));
        out.writeEndElement();
        out.writeEmptyElement("link");
        out.writeAttribute("href", one.link());
        var details = one.details();
        element(out, "summary", details == null ? "" : language.of(details));
        out.writeEndElement();
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("The feed could not be written.", e);
    }
    return text.toString();
  }

  private static String time(OffsetDateTime at) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
  }

  private static void element(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(value);
    out.writeEndElement();
  }
}
