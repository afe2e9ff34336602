/** The workbench: the first page, with what matters today to the one who signed in. */
@ApplicationModule(displayName = "Workbench")
@NullMarked
package org.zhiren.platform.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
