package org.zhiren.platform.demonstration;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.UnitRecord;

/**
 * What the parts of the demonstration find when they begin.
 *
 * @param seed of chance
 * @param source what stands as the source of each fact
 * @param units all units, in the order in which they were invented
 * @param top the unit above all others
 * @param appraisals campaigns of past years, invented from what was heard of the people
 * @param member an ordinary civil servant, to whom the account of a member will belong
 * @param folder where files for whoever looks around are laid
 */
record Filled(
    long seed,
    String source,
    List<UnitRecord> units,
    UUID top,
    DemonstrationAppraisals appraisals,
    DemonstrationAccounts.@Nullable Member member,
    Path folder) {}
