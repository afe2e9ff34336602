/**
 * What does not belong to a document, and what the document says about itself.
 *
 * <p>{@link org.zhiren.materials.cleaning.Cleaner} takes out advertisement, markers, page numbers
 * and the furniture of web pages. Each removal is kept with its place, its rule and the words that
 * gave it away, and can be put back; nothing is lost. {@link
 * org.zhiren.materials.cleaning.Recurring} learns from a collection which sentences recur at the
 * ends of many documents; recurrence alone removes nothing, because statutes end alike too. {@link
 * org.zhiren.materials.cleaning.Describing} reads the elements of GB/T 9704-2012 and guesses none.
 */
@NullMarked
package org.zhiren.materials.cleaning;

import org.jspecify.annotations.NullMarked;
