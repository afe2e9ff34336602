@NullMarked
package org.zhiren.ledger;

import org.jspecify.annotations.NullMarked;
