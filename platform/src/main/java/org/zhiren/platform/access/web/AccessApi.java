package org.zhiren.platform.access.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.access.SignedIn;

/** Accounts and scopes for programs. */
@RestController
@RequestMapping("/api/v1")
class AccessApi {

  private final Acting acting;
  private final Accounts accounts;
  private final Scopes scopes;

  AccessApi(Acting acting, Accounts accounts, Scopes scopes) {
    this.acting = acting;
    this.accounts = accounts;
    this.scopes = scopes;
  }

  /** The account that asks. */
  public record Me(UUID id, String login, String name, Set<Role> roles, List<Scope> scopes) {}

  @SignedIn
  @GetMapping("/account")
  Me me() {
    Account account = acting.required();
    return new Me(
        account.id(),
        account.login(),
        account.name(),
        account.roles(),
        scopes.inForce(account.id()));
  }

  @Allowed(Right.ACCOUNTS_MANAGE)
  @GetMapping("/accounts")
  List<Accounts.Entry> accounts(@RequestParam(defaultValue = "") String q) {
    return accounts.find(q, 500);
  }

  @Allowed(Right.GRANTS_MANAGE)
  @GetMapping("/accounts/{id}/scopes")
  List<Scope> scopes(@PathVariable UUID id) {
    return scopes.of(id);
  }
}
