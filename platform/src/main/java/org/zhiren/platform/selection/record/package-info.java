/**
 * The whole-process record of a case: every step, document, vote, reason and paper with its place
 * in the record, as a page, as a PDF, and as a bundle that verifies offline.
 */
@NullMarked
package org.zhiren.platform.selection.record;

import org.jspecify.annotations.NullMarked;
