package org.zhiren.platform.records;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was done, for the record.
 *
 * @param action verb and object, dotted, for instance {@code organization.unit.renamed}; its text
 *     has the key {@code act.<action>}
 * @param objectType kind of the object, for instance {@code unit}
 * @param objectId its identifier
 * @param open particulars that are not personal data; they stand in the ledger in clear
 * @param personal personal data; only salted commitments to them enter the ledger, so that lawful
 *     deletion stays possible
 * @param reason the reason given, if any
 * @param before fingerprint of the state before, if it was a change
 * @param after fingerprint of the state after, if it was a change
 */
public record Act(
    String action,
    String objectType,
    String objectId,
    Map<String, String> open,
    Map<String, String> personal,
    @Nullable String reason,
    @Nullable String before,
    @Nullable String after) {

  private static final Pattern NO_SIGN_OF_A_NAME = Pattern.compile("[^A-Za-z0-9.-]");

  /** Copies the maps, in the order of their keys. */
  public Act {
    open = new TreeMap<>(open);
    personal = new TreeMap<>(personal);
  }

  /** An act without particulars; add them with the {@code with…} methods. */
  public static Act of(String action, String objectType, Object objectId) {
    return new Act(action, objectType, objectId.toString(), Map.of(), Map.of(), null, null, null);
  }

  /** Adds a particular that is not personal data. A {@code null} value is left out. */
  public Act with(String key, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(open);
    more.put(key, value.toString());
    return new Act(action, objectType, objectId, more, personal, reason, before, after);
  }

  /**
   * Adds personal data. A {@code null} value is left out. The log commits to each value under its
   * key and takes letters, digits, dots and hyphens only: anything else in the key becomes a
   * hyphen, because an entry that cannot be given its place would keep all later ones waiting.
   */
  public Act withPersonal(String key, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new TreeMap<>(personal);
    more.put(NO_SIGN_OF_A_NAME.matcher(key).replaceAll("-"), value.toString());
    return new Act(action, objectType, objectId, open, more, reason, before, after);
  }

  /** Adds the reason that was given. */
  public Act because(@Nullable String why) {
    return new Act(action, objectType, objectId, open, personal, why, before, after);
  }

  /** Adds fingerprints of the state before and after. */
  public Act changing(@Nullable String stateBefore, @Nullable String stateAfter) {
    return new Act(action, objectType, objectId, open, personal, reason, stateBefore, stateAfter);
  }
}
