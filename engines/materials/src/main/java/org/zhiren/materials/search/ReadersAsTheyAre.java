package org.zhiren.materials.search;

import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.MergePolicy;

/**
 * Joins segments as another policy says, but takes over foreign ones as they are: those of a {@link
 * BulkLoad} would otherwise be put into another order while they are written, which costs more than
 * all the rest of it.
 */
final class ReadersAsTheyAre extends FilterMergePolicy {

  ReadersAsTheyAre(MergePolicy policy) {
    super(policy);
  }

  @Override
  public MergeSpecification findMerges(CodecReader... readers) {
    MergeSpecification specification = new MergeSpecification();
    specification.add(new OneMerge(readers));
    return specification;
  }
}
