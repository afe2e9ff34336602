/**
 * Records: the whole-process record (全程纪实). Every change, every decision, every look at sensitive
 * data and every refusal leaves an entry, written in the same transaction as what it records.
 *
 * <p>A module that changes something calls {@link org.zhiren.platform.records.Records#record}
 * inside its transaction: both exist or neither. If the record cannot be written, the change is
 * refused.
 */
@ApplicationModule(
    displayName = "Records",
    allowedDependencies = {"shell"})
@NullMarked
package org.zhiren.platform.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
