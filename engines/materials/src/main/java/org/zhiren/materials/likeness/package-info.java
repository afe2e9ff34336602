/**
 * What documents have in common: near-duplicates ({@link
 * org.zhiren.materials.likeness.NearDuplicates} over {@link
 * org.zhiren.materials.likeness.Fingerprint}), passages to the letter ({@link
 * org.zhiren.materials.likeness.Passages}) and the changes between two versions ({@link
 * org.zhiren.materials.likeness.VersionComparison}).
 *
 * <p>Likeness is Jaccard's over runs of five characters, found by one permutation hashing with 42
 * bands of 3 rows (Broder 1997; Li, Owen and Zhang 2012; Shrivastava 2017). A group is a star
 * around its medoid and not a chain: in chains of a real collection the first document and the last
 * had nothing in common.
 */
@NullMarked
package org.zhiren.materials.likeness;

import org.jspecify.annotations.NullMarked;
