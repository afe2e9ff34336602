package org.zhiren.platform.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * The second factor: codes from an authenticator app, or a passkey. {@code
 * zhiren.second-factor=required} forces one of them upon every role above the reader of the own
 * record.
 */
@Component
public class SecondFactor {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Clock clock;
  private final boolean required;
  private final SecureRandom random = new SecureRandom();

  SecondFactor(
      JdbcClient jdbc,
      Acting acting,
      Records records,
      Clock clock,
      @Value("${zhiren.second-factor:optional}") String policy) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
    if (!policy.equals("required") && !policy.equals("optional")) {
      throw new IllegalStateException(
          "The setting zhiren.second-factor (%s) is unknown. Maybe required or optional was meant?"
              .formatted(policy));
    }
    this.required = policy.equals("required");
  }

  /** Whether this account must set up a second factor before anything else is open. */
  boolean missing(SignedInAccount account) {
    return required
        && account.limit() == null
        && !account.secondFactor()
        && account.account().roles().stream().anyMatch(role -> role != Role.MEMBER);
  }

  /**
   * What an account has set up beside its password.
   *
   * @param code codes from an authenticator app
   * @param passkey at least one passkey
   */
  public record Ways(boolean code, boolean passkey) {}

  /** What {@code account} has set up. */
  public Ways of(UUID account) {
    return jdbc.sql(
            """
            select totp_secret is not null as code,
                   exists (select from access.passkey k where k.account_id = a.id) as passkey
            from access.account a where a.id = :id
            """)
        .param("id", account)
        .query((row, number) -> new Ways(row.getBoolean("code"), row.getBoolean("passkey")))
        .single();
  }

  /** Refuses to leave an account without a second factor where one is required. */
  void requireOneLeft(UUID account) {
    Ways left = of(account);
    if (required
        && !left.code()
        && !left.passkey()
        && acting.required().roles().stream().anyMatch(role -> role != Role.MEMBER)) {
      throw new InvalidInput(
          "factor",
          null,
          Text.of(
              "本单位要求使用第二验证因子，不能取消最后一个。",
              "A second factor is required here: the last one cannot be removed."));
    }
  }

  /** A fresh secret, not yet in force. */
  public byte[] propose() {
    return Totp.newSecret(random);
  }

  /** The secret as it is typed into the app. */
  public String typed(byte[] secret) {
    return Totp.base32(secret);
  }

  /** The address that authenticator apps open. */
  public String address(byte[] secret) {
    return "otpauth://totp/Zhiren:%s?secret=%s&issuer=Zhiren&digits=6&period=%d"
        .formatted(
            URLEncoder.encode(acting.required().login(), StandardCharsets.UTF_8)
                .replace("+", "%20"),
            Totp.base32(secret),
            Totp.STEP_SECONDS);
  }

  /**
   * Puts {@code secret} into force for the acting account.
   *
   * @throws InvalidInput if {@code code} does not belong to it
   */
  @Transactional
  public void enable(byte[] secret, String code) {
    OptionalLong step = Totp.check(secret, code, clock.instant(), 0);
    if (step.isEmpty()) {
      throw new InvalidInput(
          "code",
          code,
          Text.of(
              "验证码不对。请确认手机时间准确，再输入当前显示的六位数字。",
              "The code is not right. Check the phone's clock and type the six digits shown now."));
    }
    jdbc.sql(
            "update access.account set totp_secret = :secret, totp_last_step = :step where id ="
                + " :id")
        .param("id", acting.required().id())
        .param("secret", secret)
        .param("step", step.getAsLong())
        .update();
    records.record(Act.of("access.factor.enabled", "account", acting.required().id()));
  }

  /** Takes the codes of the acting account away; refused if they are the last factor required. */
  @Transactional
  public void disable() {
    jdbc.sql("update access.account set totp_secret = null, totp_last_step = null where id = :id")
        .param("id", acting.required().id())
        .update();
    requireOneLeft(acting.required().id());
    records.record(Act.of("access.factor.disabled", "account", acting.required().id()));
  }
}
