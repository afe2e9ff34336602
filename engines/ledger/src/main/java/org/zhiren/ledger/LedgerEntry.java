package org.zhiren.ledger;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One line of the whole-process record (全程纪实): who did what to what, when, in which role, for which
 * purpose, why, and with which result.
 *
 * <p>Its {@link #bytes} are canonical JSON (RFC 8785) with all members always present, and those
 * bytes are the leaf. No member may hold personal data in plain: people appear as the platform's
 * own identifiers, everything else that is personal as a {@link Commitment}.
 *
 * @param sequence place in the log from 0; the index of the leaf
 * @param time when it happened, as the caller's clock says; kept to the microsecond, with its
 *     offset
 * @param actor identifier of the account that acted; never blank
 * @param role the role it acted in; may be empty
 * @param purpose the stated purpose of a read or change; may be empty
 * @param action code of the action, for instance {@code vacancy.open}; never blank
 * @param result code of the outcome, for instance {@code done} or {@code refused}; may be empty
 * @param objectType kind of the thing acted on; may be empty
 * @param objectId identifier of the thing acted on; may be empty
 * @param reason code or article that grounds the act; may be empty. Free text about a person
 *     belongs in a commitment
 * @param source where the act came from, for instance {@code web}, {@code import}; may be empty
 * @param requestToken identifier of the request, the same in all entries that it caused; may be
 *     empty
 * @param commitments commitments to the content by name, for instance {@code before} and {@code
 *     after}; names are 1 to 64 of letters, digits, dot and hyphen, starting with a letter
 */
public record LedgerEntry(
    long sequence,
    OffsetDateTime time,
    String actor,
    String role,
    String purpose,
    String action,
    String result,
    String objectType,
    String objectId,
    String reason,
    String source,
    String requestToken,
    SortedMap<String, Commitment> commitments) {

  /** The longest entry in bytes: what an entry bundle of C2SP tlog-tiles can carry. */
  public static final int MAX_BYTES = 65_535;

  private static final Pattern COMMITMENT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,63}");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

  private static final int MEMBERS = 13;

  /**
   * Checks the members and cuts the time to microseconds.
   *
   * @throws IllegalArgumentException if the sequence is out of range, the actor or action is blank,
   *     the year has not four digits, or a commitment's name is not allowed
   */
  public LedgerEntry {
    if (sequence < 0 || sequence > CanonicalJson.MAX_INTEGER) {
      throw new IllegalArgumentException(
          "The sequence is out of range: sequence (%d).".formatted(sequence));
    }
    if (actor.isBlank() || action.isBlank()) {
      throw new IllegalArgumentException(
          "An entry names who did what: actor (%s), action (%s).".formatted(actor, action));
    }
    if (time.getYear() < 0
        || time.getYear() > 9999
        || time.getOffset().getTotalSeconds() % 60 != 0) {
      throw new IllegalArgumentException(
          "The time has a year of four digits and an offset of whole minutes: time (%s)."
              .formatted(time));
    }
    time = time.truncatedTo(ChronoUnit.MICROS);
    for (String name : commitments.keySet()) {
      if (!COMMITMENT_NAME.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "A commitment's name has 1 to 64 letters, digits, dots and hyphens: name (%s)."
                .formatted(name));
      }
    }
    commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
  }

  /**
   * Begins an entry; what is not set stays empty.
   *
   * @param time when it happened
   * @param actor identifier of the account that acted
   * @param action code of the action
   */
  public static Builder builder(OffsetDateTime time, String actor, String action) {
    return new Builder(time, actor, action);
  }

  /** The same entry at another place of the log: for writers that learn the place last. */
  public LedgerEntry withSequence(long newSequence) {
    return new LedgerEntry(
        newSequence,
        time,
        actor,
        role,
        purpose,
        action,
        result,
        objectType,
        objectId,
        reason,
        source,
        requestToken,
        commitments);
  }

  /**
   * The canonical JSON, as text.
   *
   * @throws IllegalArgumentException if it would be longer than {@link #MAX_BYTES}, or a text holds
   *     half a character
   */
  public String json() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /**
   * The bytes that are the leaf: canonical JSON in UTF-8.
   *
   * @throws IllegalArgumentException as {@link #json}
   */
  public byte[] bytes() {
    Map<String, Object> members = new LinkedHashMap<>();
    Map<String, Object> hashes = new LinkedHashMap<>();
    commitments.forEach((name, commitment) -> hashes.put(name, commitment.hash().base64()));
    members.put("action", action);
    members.put("actor", actor);
    members.put("commitments", hashes);
    members.put("objectId", objectId);
    members.put("objectType", objectType);
    members.put("purpose", purpose);
    members.put("reason", reason);
    members.put("requestToken", requestToken);
    members.put("result", result);
    members.put("role", role);
    members.put("sequence", sequence);
    members.put("source", source);
    members.put("time", TIME.format(time));
    byte[] bytes = CanonicalJson.write(members).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The entry is too long: bytes (%d), most (%d). Maybe commit to the long content instead."
              .formatted(bytes.length, MAX_BYTES));
    }
    return bytes;
  }

  /** The hash of the leaf: SHA-256(0x00 ‖ {@link #bytes}). */
  public Hash leafHash() {
    return Hash.ofLeaf(bytes());
  }

  /**
   * Reads the bytes of a leaf.
   *
   * @throws IllegalArgumentException if they are not exactly what {@link #bytes} would write
   */
  public static LedgerEntry parse(byte[] bytes) {
    Map<String, Object> members = new LinkedHashMap<>();
    CanonicalReader.members(bytes).forEach((name, member) -> members.put(name, member.value()));
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "The entry is too long: bytes (%d), most (%d).".formatted(bytes.length, MAX_BYTES));
    }
    return ofMembers(members);
  }

  static LedgerEntry ofMembers(Map<?, ?> members) {
    if (members.size() != MEMBERS) {
      throw new IllegalArgumentException(
          "An entry has %d members; members (%s).".formatted(MEMBERS, members.keySet()));
    }
    if (!(members.get("commitments") instanceof Map<?, ?> hashes)
        || !(members.get("sequence") instanceof Long sequence)) {
      throw new IllegalArgumentException("An entry has an object of commitments and a sequence.");
    }
    SortedMap<String, Commitment> commitments = new TreeMap<>();
    hashes.forEach((name, hash) ->
        commitments.put((String) name, new Commitment(Hash.ofBase64(String.valueOf(hash)))));
    String timeText = text(members, "time");
    return new LedgerEntry(
        sequence,
        time(timeText),
        text(members, "actor"),
        text(members, "role"),
        text(members, "purpose"),
        text(members, "action"),
        text(members, "result"),
        text(members, "objectType"),
        text(members, "objectId"),
        text(members, "reason"),
        text(members, "source"),
        text(members, "requestToken"),
        commitments);
  }

  private static String text(Map<?, ?> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("The entry lacks a text: member (%s).".formatted(name));
  }

  private static OffsetDateTime time(String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text, TIME);
      if (TIME.format(time).equals(text)) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("This is no time: time (%s).".formatted(text), e);
    }
    throw new IllegalArgumentException(
        "The time is not in its one spelling: time (%s).".formatted(text));
  }

  /** Collects the members of an entry. */
  public static final class Builder {
    private final OffsetDateTime time;
    private final String actor;
    private final String action;
    private String role = "";
    private String purpose = "";
    private String result = "";
    private String objectType = "";
    private String objectId = "";
    private String reason = "";
    private String source = "";
    private String requestToken = "";
    private final SortedMap<String, Commitment> commitments = new TreeMap<>();

    private Builder(OffsetDateTime time, String actor, String action) {
      this.time = time;
      this.actor = actor;
      this.action = action;
    }

    /** The role acted in. */
    public Builder role(String value) {
      role = value;
      return this;
    }

    /** The stated purpose. */
    public Builder purpose(String value) {
      purpose = value;
      return this;
    }

    /** The outcome. */
    public Builder result(String value) {
      result = value;
      return this;
    }

    /** The thing acted on. */
    public Builder object(String type, String id) {
      objectType = type;
      objectId = id;
      return this;
    }

    /** The ground. */
    public Builder reason(String value) {
      reason = value;
      return this;
    }

    /** Where the act came from. */
    public Builder source(String value) {
      source = value;
      return this;
    }

    /** The request that caused it. */
    public Builder requestToken(String value) {
      requestToken = value;
      return this;
    }

    /** A commitment to content. */
    public Builder commit(String name, Commitment commitment) {
      commitments.put(name, commitment);
      return this;
    }

    /**
     * The entry at this place of the log.
     *
     * @throws IllegalArgumentException as the record's constructor
     */
    public LedgerEntry at(long sequence) {
      return new LedgerEntry(
          sequence,
          time,
          actor,
          role,
          purpose,
          action,
          result,
          objectType,
          objectId,
          reason,
          source,
          requestToken,
          commitments);
    }
  }
}
