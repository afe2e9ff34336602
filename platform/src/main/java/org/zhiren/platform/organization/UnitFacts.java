package org.zhiren.platform.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a unit in one period.
 *
 * @param name full name (B0101)
 * @param shortName name used in lists (B0104)
 * @param code code of the organ (B0114), if it has one
 * @param parentId the unit above (B0121); {@code null} for a root
 * @param kind name from ZB04 (B0131)
 * @param level name from ZB03 (B0127)
 * @param nature name from B0194: 法人单位, 内设机构 or 机构分组
 * @param subordination name from ZB87 (B0124), if known
 * @param sector organ, institution or enterprise
 * @param areaCode administrative division (B0117), if known
 * @param precedence place among the units of one parent, from 1
 * @param grassroots whether work here counts as grass-roots experience
 * @param hardship whether conditions are hard
 * @param sensitiveFunction 组织人事, 纪检监察, 审计 or 财务, where relatives of leaders may not work; {@code
 *     null} for all others
 */
public record UnitFacts(
    String name,
    String shortName,
    @Nullable String code,
    @Nullable UUID parentId,
    String kind,
    String level,
    String nature,
    @Nullable String subordination,
    Sector sector,
    @Nullable String areaCode,
    int precedence,
    boolean grassroots,
    boolean hardship,
    @Nullable String sensitiveFunction) {

  /** The same under another name. */
  public UnitFacts named(String newName, String newShortName) {
    return new UnitFacts(
        newName,
        newShortName,
        code,
        parentId,
        kind,
        level,
        nature,
        subordination,
        sector,
        areaCode,
        precedence,
        grassroots,
        hardship,
        sensitiveFunction);
  }

  /** The same under another unit, at {@code newPrecedence} there. */
  public UnitFacts under(@Nullable UUID newParentId, int newPrecedence) {
    return new UnitFacts(
        name,
        shortName,
        code,
        newParentId,
        kind,
        level,
        nature,
        subordination,
        sector,
        areaCode,
        newPrecedence,
        grassroots,
        hardship,
        sensitiveFunction);
  }

  /** The same without a code: a new unit gets its own. */
  public UnitFacts withoutCode() {
    return new UnitFacts(
        name,
        shortName,
        null,
        parentId,
        kind,
        level,
        nature,
        subordination,
        sector,
        areaCode,
        precedence,
        grassroots,
        hardship,
        sensitiveFunction);
  }
}
