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
 * <p>Near-duplicates are folded, counted and told in groups as in one process; a group may be said
 * of a document at any time, for which the cluster writes the document again. Patterns with gaps
 * are exact with as many gaps as the reader of questions takes.
 *
 * <p>What differs: ranking weighs a whole string by all of its pairs instead of every other one and
 * takes the first terms of a very long question instead of the rarest, so that the order of hits
 * may differ, and with it which of several near-duplicates is listed; folded pages end a million
 * hits deep.
 */
@NullMarked
package org.zhiren.scaleout;

import org.jspecify.annotations.NullMarked;
