package org.zhiren.platform.selection;

import java.time.OffsetDateTime;
import org.zhiren.platform.selection.procedure.Taken;

/**
 * An entry of a case as it is stored.
 *
 * @param taken number, step, day of entry and author
 * @param enteredAt the moment of entry
 * @param fingerprint SHA-256 of its content, as the record holds it
 */
public record CaseEntry(Taken taken, OffsetDateTime enteredAt, String fingerprint) {}
