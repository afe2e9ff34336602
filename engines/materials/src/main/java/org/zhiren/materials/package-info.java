/**
 * Materials: the documents of a reference library, cleaned, described, found and compared.
 *
 * <h2>Exactness</h2>
 *
 * <p>“Exact search” means here that a string which a reader sees in a document finds this document,
 * and that a document which is found has the string. Word segmenters cannot promise it: in 82.8
 * million characters of real Chinese text, random substrings found 16 to 45 % of the documents that
 * hold them. Therefore one index of all pairs of neighbouring characters with positions,
 * punctuation, letters and digits included, made from the {@linkplain org.zhiren.materials.Folding
 * folded} text by one tokenizer for documents and queries. A string of two characters or more is a
 * phrase of the pairs that cover it; one character is a term of its own in a second field, which
 * serves ranking too. Strings with gaps, for redacted names, are matched by {@code PatternQuery}.
 * See {@link org.zhiren.materials.search}.
 *
 * <h2>Cleaning</h2>
 *
 * <p>Collected texts carry advertisement, markers and page numbers; see {@link
 * org.zhiren.materials.cleaning}. What is removed is kept and can be put back. {@link
 * org.zhiren.materials.WordCount} counts as word processors do, so that a declared length (3639字)
 * can be checked.
 *
 * <h2>Likeness</h2>
 *
 * <p>Near-duplicates, borrowed passages and versions: see {@link org.zhiren.materials.likeness}.
 */
@NullMarked
package org.zhiren.materials;

import org.jspecify.annotations.NullMarked;
