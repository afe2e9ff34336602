package org.zhiren.explain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated value that a rule or formula used.
 *
 * @param id stable identifier, for instance {@code promotion.deputy-to-chief.years}
 * @param name what it is
 * @param value its value
 * @param unit its unit, for instance 年 / years; blank units are not allowed, use 个 / count
 * @param since the day from which this value holds, if known
 * @param citation the source of the value
 */
public record Parameter(
    String id, Text name, String value, Text unit, @Nullable LocalDate since, Citation citation) {}
