package org.zhiren.materials.search;

import java.util.Set;

/**
 * What a searcher may see. It holds for hits, counts, snippets, suggestions, similar documents and
 * shared passages alike.
 *
 * @param everything whether all documents are open
 * @param labels otherwise: documents with at least one of these labels are
 */
public record Access(boolean everything, Set<String> labels) {

  /** Everything is open. */
  public static final Access ALL = new Access(true, Set.of());

  /** Takes a copy of the labels. */
  public Access {
    labels = Set.copyOf(labels);
  }

  /** Documents with at least one of these labels. */
  public static Access of(Set<String> labels) {
    return new Access(false, labels);
  }

  /** Whether a document with these labels may be seen. */
  public boolean allows(Set<String> documentLabels) {
    return everything || documentLabels.stream().anyMatch(labels::contains);
  }
}
