/**
 * 资料库: the documents of the house, found to the letter, read, compared, handed out.
 *
 * <p>A document comes with its original, which is kept as it came under the fingerprint of its
 * content, and with its cleaned text, from which nothing is lost: what was taken out can be put
 * back. PostgreSQL is the truth; the index of {@code engines/materials} beside it is made from it
 * and made anew whenever it is missing, damaged or of another time.
 *
 * <p>Who may see a document ({@link org.zhiren.platform.library.Reach}) is said once and holds for
 * hits, counts, facets, suggestions, snippets, duplicates, passages and advice, in the index by
 * labels and in the database by a policy.
 *
 * <p>Advice at the place of work: other modules say what a matter is about ({@link
 * org.zhiren.platform.shell.AdviceSource}); {@link org.zhiren.platform.library.Advising} answers
 * with articles, precedents and materials, each with its source.
 */
@ApplicationModule(
    displayName = "Library",
    allowedDependencies = {"shell", "records", "access", "organization", "messages"})
@NullMarked
package org.zhiren.platform.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
