package org.zhiren.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A unit.
 *
 * @param unitId stable identifier in the demo, for instance {@code U0000042}
 * @param code eighteen characters shaped like a unified social credit code; it begins with X9, a
 *     registration body that does not exist; null for inner sections, which are no legal persons
 * @param innerCode dotted path as in B0111, three digits a level
 * @param name full name on the as-of date
 * @param shortName name used in lists
 * @param parentId unit above; null for the root of a prefecture
 * @param areaCode place, see {@link AreaRecord}
 * @param kind name from ZB04
 * @param level name from ZB03
 * @param nature name from B0194: 法人单位, 内设机构 or 机构分组
 * @param sector organ, institution or enterprise
 * @param organUnitId the legal person whose assessment cap the unit shares; the unit itself unless
 *     it is a section
 * @param precedence position among the units of one parent, from 1
 * @param foundedOn first day
 * @param abolishedOn first day on which it no longer exists; null while it exists
 * @param chiefQuota 正职职数, allowed number of chiefs
 * @param deputyQuota 副职职数, allowed number of deputies
 * @param establishment 编制数, allowed headcount
 * @param grassroots whether work here counts as grassroots experience
 * @param hardship whether conditions are hard (remote township)
 * @param sensitiveFunction 组织人事, 纪检监察, 审计 or 财务, where relatives of leaders may not work; otherwise
 *     null
 */
public record UnitRecord(
    String unitId,
    @Nullable String code,
    String innerCode,
    String name,
    String shortName,
    @Nullable String parentId,
    String areaCode,
    String kind,
    String level,
    String nature,
    Sector sector,
    String organUnitId,
    int precedence,
    LocalDate foundedOn,
    @Nullable LocalDate abolishedOn,
    int chiefQuota,
    int deputyQuota,
    int establishment,
    boolean grassroots,
    boolean hardship,
    @Nullable String sensitiveFunction) {}
