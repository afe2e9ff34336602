package org.zhiren.platform.responsibility.reckoning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a formula whose units have been checked.
 *
 * @param node the part as it was read
 * @param unit the unit of its value; null if it is a condition
 * @param tens by which power of ten a product, quotient or conversion is multiplied so that it
 *     comes out in {@code unit}
 * @param parts what it is made of
 */
record Term(Node node, @Nullable Unit unit, int tens, List<Term> parts) {}
