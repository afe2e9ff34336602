/**
 * Exact and ranked search over a Lucene index.
 *
 * <p>{@link org.zhiren.materials.search.MaterialIndex} writes, {@link
 * org.zhiren.materials.search.MaterialSearch} searches. A {@link
 * org.zhiren.materials.search.SearchRequest} carries what was typed, how it is meant, and what the
 * searcher may see ({@link org.zhiren.materials.search.Access}); the latter holds for hits, counts,
 * snippets, suggestions, similar documents and shared passages alike.
 *
 * <h2>Terms</h2>
 *
 * <p>A term is the UTF-16 units of one or two code points, high byte first: shorter than UTF-8 for
 * Chinese, and all bigrams that begin with a character lie side by side. The last character of a
 * text is followed by an end mark, so that every character begins a bigram. A string of n
 * characters is a phrase of ⌈n/2⌉ bigrams that cover it; reading all n − 1 would prove nothing
 * more.
 *
 * <h2>Very many documents</h2>
 *
 * <p>{@link org.zhiren.materials.search.BulkLoad} keeps the texts of a batch and turns them round
 * by sorting; Lucene then writes them as one segment. The index is the one that putting them one by
 * one makes.
 *
 * <h2>Traps</h2>
 *
 * <p>Lucene refuses more than 1,024 clauses: a pasted page is cut to its rarest bigrams when it is
 * ranked, and is one phrase when it is meant to the letter. Intervals with a greatest gap miss
 * matches, hence a query of our own. Documents are reordered at large merges so that like ones lie
 * side by side (recursive graph bisection; Dhulipala and others 2016); what is loaded in bulk stays
 * in the order in which it came.
 */
@NullMarked
package org.zhiren.materials.search;

import org.jspecify.annotations.NullMarked;
