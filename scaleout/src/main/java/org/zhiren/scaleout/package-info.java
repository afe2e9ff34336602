/**
 * Scale-out: the reference library on a cluster of OpenSearch machines.
 *
 * <p>One machine holds some ten thousand million characters. Beyond that {@link
 * org.zhiren.scaleout.ClusterLibrary} answers in the place of the index in the server's own
 * process, behind the same interface and with the same exactness: the analyzers of OpenSearch do
 * not take part. Documents are sent as the terms of {@link org.zhiren.materials.search.IndexTerms},
 * cut apart at blanks; what users type is read by the one reader of the library and asked as
 * strings of such terms ({@link org.zhiren.materials.search.Translation}).
 *
 * <p>{@link org.zhiren.scaleout.MovingLibrary} moves a library from one home to another while it is
 * used: both are written, the old documents are copied, the two are compared, readers are switched
 * and, if need be, switched back.
 *
 * <p>What differs: ranking counts how rare terms are over all machines as OpenSearch does; the
 * number of different documents among near-duplicates is exact up to 40,000 and an estimate beyond;
 * a pattern may have some gaps but not so many that they can lie in more than 1,000 ways.
 */
@NullMarked
package org.zhiren.scaleout;

import org.jspecify.annotations.NullMarked;
