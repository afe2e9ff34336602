package org.zhiren.platform.records;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ledger.Commitment;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to one object. The caller makes sure that the one who asks may see the object;
 * items of personal data are not part of the answer.
 */
@Component
public class History {

  private static final TypeReference<Map<String, String>> MAP = new TypeReference<>() {};

  private final StoredEntries entries;
  private final JsonMapper json;

  History(StoredEntries entries, JsonMapper json) {
    this.entries = entries;
    this.json = json;
  }

  /** The newest acts on an object, newest first. */
  @Transactional(readOnly = true)
  public List<RecordedAct> of(String objectType, Object objectId, int limit) {
    return entries
        .find(
            new RecordFilter(null, null, null, null, null, objectType, objectId.toString()), limit)
        .stream()
        .map(this::act)
        .toList();
  }

  private RecordedAct act(StoredEntry entry) {
    Commitment.Opening reason = entry.openings().get("reason");
    return new RecordedAct(
        entry.at(),
        entry.actorName(),
        entry.action(),
        particulars(entry),
        reason == null ? null : reason.value(),
        entry.position());
  }

  /** The particulars in clear of an entry. */
  Map<String, String> particulars(StoredEntry entry) {
    Commitment.Opening open = entry.openings().get("open");
    return open == null ? Map.of() : json.readValue(open.value(), MAP);
  }
}
