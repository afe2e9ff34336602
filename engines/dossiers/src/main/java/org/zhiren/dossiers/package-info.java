@NullMarked
package org.zhiren.dossiers;

import org.jspecify.annotations.NullMarked;
