package org.zhiren.platform.messages.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.messages.Inbox;
import org.zhiren.platform.shell.InvalidInput;

/** The inbox for programs. */
@Tag(name = "messages", description = "The inbox of the account")
@RestController
@RequestMapping("/api/v1/inbox")
@SignedIn
class MessagesApi {

  private static final int MOST = 200;

  private final Inbox inbox;

  MessagesApi(Inbox inbox) {
    this.inbox = inbox;
  }

  @Operation(
      summary = "Messages of the account, the latest first",
      description =
          "Continue with `after` = `next`. A message says in both languages what there is, and `link` leads to the page.")
  @GetMapping
  Inbox.Part list(
      @Parameter(description = "All, unread or kept ones only") @RequestParam(defaultValue = "ALL")
          Inbox.Show show,
      @Parameter(description = "Code of a kind of message; empty for all")
          @RequestParam(defaultValue = "")
          String category,
      @Parameter(description = "Message after which to continue") @RequestParam(required = false)
          @Nullable UUID after,
      @Parameter(description = "Most messages, 1 to 200") @RequestParam(defaultValue = "50")
          int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInput(
          "limit",
          Integer.toString(limit),
          Text.of("limit（{0}）应在 1 到 {1} 之间。", "The limit ({0}) must lie between 1 and {1}.")
              .fill(limit, MOST));
    }
    return inbox.list(show, category, after, limit);
  }

  @Operation(summary = "How many messages are unread")
  @GetMapping("/unread")
  Unread unread() {
    return new Unread(inbox.unread());
  }

  @Operation(summary = "Mark a message as read")
  @PostMapping("/{id}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@Parameter(description = "The message") @PathVariable UUID id) {
    inbox.mark(id, true);
  }

  /**
   * A count.
   *
   * @param unread messages not read yet
   */
  record Unread(int unread) {}
}
