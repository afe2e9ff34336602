package org.zhiren.platform.messages.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Inbox;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.UnreadSource;

/** What messages add to menu, header and workbench. */
@Configuration(proxyBeanMethods = false)
class MessagesSources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource messagesNavigation() {
    return () ->
        List.of(
            new NavigationEntry(10, "messages.title", "/inbox", "bell", null, "n"),
            new NavigationEntry(
                905,
                "messages.deliveries.title",
                "/officers/deliveries",
                "mail",
                Right.ACCOUNTS_MANAGE.name(),
                ""));
  }

  @Bean
  UnreadSource unreadMessages(Inbox inbox, Acting acting) {
    return () -> {
      try {
        return acting.account().isPresent() ? inbox.unread() : 0;
      } catch (DataAccessException | TransactionException e) {
        // The page that says that the database is away shows the bell too.
        return 0;
      }
    };
  }

  /** What has not been read, behind what is due. */
  @Bean
  BlockSource messagesBlock(Inbox inbox, Acting acting) {
    return page -> {
      if (acting.account().isEmpty()) {
        return List.of();
      }
      List<Block.Line> lines =
          inbox.list(Inbox.Show.UNREAD, "", null, SHOWN).entries().stream()
              .map(entry ->
                  new Block.Line(
                      page.t(entry.subject()),
                      entry.at().toLocalDate().toString(),
                      "/inbox/" + entry.id(),
                      ""))
              .toList();
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(60, "messages.title", "/inbox?show=UNREAD", lines));
    };
  }
}
