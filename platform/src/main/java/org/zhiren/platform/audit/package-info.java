/** Audit: the pages on which the audit officer reads the record and takes it away to check it. */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"shell", "records", "access"})
@NullMarked
package org.zhiren.platform.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
