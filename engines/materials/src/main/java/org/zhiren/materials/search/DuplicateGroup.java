package org.zhiren.materials.search;

import org.jspecify.annotations.Nullable;

/**
 * A group of near-duplicates as a searcher sees it.
 *
 * @param number as in {@link SearchResult.Hit#cluster}, never 0
 * @param documents how many of its documents the searcher may see, one at least
 * @param medoid the id of the document that is most like all the others; null if the searcher may
 *     not see it or it is no longer in the group
 */
public record DuplicateGroup(long number, long documents, @Nullable String medoid) {}
