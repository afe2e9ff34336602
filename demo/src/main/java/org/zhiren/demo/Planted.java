package org.zhiren.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fault put into the data on purpose.
 *
 * @param kind which fault
 * @param personId the person; null when it concerns a unit only
 * @param unitId the unit; null when it concerns a person only
 * @param relatedIds other people involved, for instance the relative or the first record
 * @param year the year concerned; 0 when none
 * @param zh what is wrong, in Chinese
 * @param en the same in English
 */
public record Planted(
    PlantedKind kind,
    @Nullable String personId,
    @Nullable String unitId,
    List<String> relatedIds,
    int year,
    String zh,
    String en) {}
