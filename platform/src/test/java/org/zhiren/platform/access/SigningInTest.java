package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.zhiren.platform.access.SigningIn.Result;

/** Signing in, failures, locks, the second factor, roles passed on. */
class SigningInTest {

  private static final String RIGHT = "copper lantern drizzle";
  private static AccessDatabase house;

  @BeforeAll
  static void open() throws SQLException {
    house = new AccessDatabase();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void startTheClock() {
    house.setNow(AccessDatabase.START);
  }

  private static Account member(Role... roles) {
    Account account = house.account(roles);
    house.asSystem(() ->
        house
            .jdbc
            .sql("update access.account set password_hash = :hash where id = :id")
            .param("hash", house.passwords.encode(RIGHT))
            .param("id", account.id())
            .update());
    return account;
  }

  private static Result attempt(String login, String password) {
    return house.signingIn.withPassword(login, password, "192.0.2.7");
  }

  @Test
  void theRightPasswordOpens() {
    Account account = member(Role.MEMBER);
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Done(account.id()));
    assertThat(attempt(" " + account.login() + " ", RIGHT))
        .isEqualTo(new Result.Done(account.id()));
  }

  @Test
  void theFifthFailureClosesForFifteenMinutesEvenForTheRightPassword() {
    Account account = member(Role.MEMBER);
    for (int i = 0; i < 4; i++) {
      assertThat(attempt(account.login(), "wrong")).isEqualTo(new Result.Refused());
    }
    assertThat(attempt(account.login(), "wrong")).isEqualTo(new Result.Closed());
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Closed());
    house.setNow(AccessDatabase.START.plus(Duration.ofMinutes(15)).minusMillis(1));
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Closed());
    house.setNow(AccessDatabase.START.plus(Duration.ofMinutes(15)));
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Done(account.id()));
  }

  @Test
  void anUnknownNameIsAnsweredLikeAKnownOne() {
    String unknown = "nobody-" + UUID.randomUUID();
    for (int i = 0; i < 4; i++) {
      assertThat(attempt(unknown, RIGHT)).isEqualTo(new Result.Refused());
    }
    assertThat(attempt(unknown, RIGHT)).isEqualTo(new Result.Closed());
    assertThat(attempt(unknown, RIGHT)).isEqualTo(new Result.Closed());
  }

  @Test
  void successForgetsTheFailures() {
    Account account = member(Role.MEMBER);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 4; i++) {
        assertThat(attempt(account.login(), "wrong")).isEqualTo(new Result.Refused());
      }
      assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Done(account.id()));
    }
  }

  @Test
  void aLockedAccountIsAnsweredLikeAWrongPassword() {
    Account account = member(Role.MEMBER);
    house
        .jdbc
        .sql("update access.account set active = false where id = :id")
        .param("id", account.id())
        .update();
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.Refused());
    assertThat(house.live.find(account.id())).isEmpty();
  }

  @Test
  void theSecondFactorIsAskedForAndACodeIsGoodOnce() {
    Account account = member(Role.MEMBER);
    byte[] secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    house
        .jdbc
        .sql("update access.account set totp_secret = :secret where id = :id")
        .param("secret", secret)
        .param("id", account.id())
        .update();
    assertThat(attempt(account.login(), RIGHT)).isEqualTo(new Result.CodeNeeded(account.id()));
    String code = Totp.code(secret, Totp.step(AccessDatabase.START), 6);
    assertThat(house.signingIn.withCode(account.id(), "password", code, "192.0.2.7"))
        .isEqualTo(new Result.Done(account.id()));
    assertThat(house.signingIn.withCode(account.id(), "password", code, "192.0.2.7"))
        .isEqualTo(new Result.Refused());
  }

  @Test
  void guessingCodesClosesTheNameToo() {
    Account account = member(Role.MEMBER);
    house
        .jdbc
        .sql("update access.account set totp_secret = :secret where id = :id")
        .param("secret", new byte[20])
        .param("id", account.id())
        .update();
    for (int i = 0; i < 4; i++) {
      assertThat(house.signingIn.withCode(account.id(), "password", "x", "a"))
          .isEqualTo(new Result.Refused());
    }
    assertThat(house.signingIn.withCode(account.id(), "password", "x", "a"))
        .isEqualTo(new Result.Closed());
  }

  @Test
  void aRolePassedOnHoldsFromItsFirstToItsLastInstantAndNamesTheGiver() {
    Account giver = member(Role.UNIT_CADRE);
    Account deputy = member(Role.MEMBER);
    house
        .jdbc
        .sql(
            """
            insert into access.delegation (id, from_account, to_account, role, starts_at, ends_at, reason, created_at)
            values (gen_random_uuid(), :from, :to, 'UNIT_CADRE', :starts, :ends, 'leave', now())
            """)
        .param("from", giver.id())
        .param("to", deputy.id())
        .param("starts", java.sql.Timestamp.from(AccessDatabase.START))
        .param("ends", java.sql.Timestamp.from(AccessDatabase.START.plusSeconds(60)))
        .update();
    SignedInAccount during = house.live.find(deputy.id()).orElseThrow();
    assertThat(during.account().roles()).isEqualTo(Set.of(Role.MEMBER, Role.UNIT_CADRE));
    assertThat(during.actingAs()).isEqualTo("UNIT_CADRE for " + giver.name() + ",MEMBER");
    house.setNow(AccessDatabase.START.plusSeconds(60));
    assertThat(house.live.find(deputy.id()).orElseThrow().account().roles())
        .isEqualTo(Set.of(Role.MEMBER));
    house.setNow(AccessDatabase.START);
    house
        .jdbc
        .sql("update access.account set roles = '{MEMBER}' where id = :id")
        .param("id", giver.id())
        .update();
    assertThat(house.live.find(deputy.id()).orElseThrow().account().roles())
        .as("nobody passes on what he no longer holds")
        .isEqualTo(Set.of(Role.MEMBER));
  }

  @Test
  void anOfficersPasswordExpiresAfterNinetyDays() {
    Account officer = member(Role.AUDIT_OFFICER);
    Account cadre = member(Role.UNIT_CADRE);
    house
        .jdbc
        .sql("update access.account set password_changed_at = :at where id in (:officer, :cadre)")
        .param("at", java.sql.Timestamp.from(AccessDatabase.START.minus(Duration.ofDays(90))))
        .param("officer", officer.id())
        .param("cadre", cadre.id())
        .update();
    assertThat(house.live.find(officer.id()).orElseThrow().mustChangePassword()).isFalse();
    house.setNow(AccessDatabase.START.plusMillis(1));
    assertThat(house.live.find(officer.id()).orElseThrow().mustChangePassword()).isTrue();
    assertThat(house.live.find(cadre.id()).orElseThrow().mustChangePassword()).isFalse();
  }

  @Test
  void everyAttemptCostsOneComputationWhateverTheName() {
    Account known = member(Role.MEMBER);
    Account locked = member(Role.MEMBER);
    Account closed = member(Role.MEMBER);
    house
        .jdbc
        .sql("update access.account set active = false where id = :id")
        .param("id", locked.id())
        .update();
    for (int i = 0; i < SigningIn.FAILURES; i++) {
      attempt(closed.login(), "wrong");
    }
    java.util.concurrent.atomic.AtomicInteger computations =
        new java.util.concurrent.atomic.AtomicInteger();
    Argon2PasswordEncoder real = new Argon2PasswordEncoder(16, 32, 1, 256, 1);
    PasswordEncoder counting =
        new PasswordEncoder() {
          @Override
          public String encode(CharSequence password) {
            return real.encode(password);
          }

          @Override
          public boolean matches(CharSequence password, String hash) {
            computations.incrementAndGet();
            return real.matches(password, hash);
          }
        };
    SigningIn signingIn =
        new SigningIn(
            house.jdbc,
            new Passwords(counting, new BreachedPasswords("")),
            house.acting,
            org.mockito.Mockito.mock(org.zhiren.platform.records.Records.class),
            house.clock,
            new AccountTransactions(house.pool, house.clock));
    for (String login :
        new String[] {
          "nobody-" + UUID.randomUUID(), known.login(), locked.login(), closed.login(), ""
        }) {
      computations.set(0);
      signingIn.withPassword(login, "not the password", "192.0.2.7");
      assertThat(computations).as("computations for the name (%s)", login).hasValue(1);
    }
  }

  @Test
  void aRequiredSecondFactorBindsEveryRoleAboveTheReaderOfTheOwnRecord() {
    SecondFactor required =
        new SecondFactor(
            house.jdbc,
            house.acting,
            org.mockito.Mockito.mock(org.zhiren.platform.records.Records.class),
            house.clock,
            "required");
    for (Role role : Role.values()) {
      Account account = member(role);
      SignedInAccount bare = house.live.find(account.id()).orElseThrow();
      assertThat(required.missing(bare)).as(role.name()).isEqualTo(role != Role.MEMBER);
      assertThat(required.missing(bare.limitedTo(Set.of()))).as("a program's token").isFalse();
      house
          .jdbc
          .sql("update access.account set totp_secret = :secret where id = :id")
          .param("secret", new byte[20])
          .param("id", account.id())
          .update();
      assertThat(required.missing(house.live.find(account.id()).orElseThrow())).isFalse();
      if (role != Role.MEMBER) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                house.as(
                    account,
                    () -> {
                      required.disable();
                      return true;
                    }))
            .as("the last one stays: %s", role)
            .isInstanceOf(org.zhiren.platform.shell.InvalidInput.class);
      }
    }
  }

  @Test
  void withheldRolesAreNoRolesAndOpenNothing() {
    Account account = member(Role.UNIT_CADRE);
    house
        .jdbc
        .sql("update access.account set roles_withheld = true where id = :id")
        .param("id", account.id())
        .update();
    assertThat(house.live.find(account.id()).orElseThrow().account().roles()).isEmpty();
  }
}
