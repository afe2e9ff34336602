/**
 * Reading: documents of every office format become text, in child processes that can harm nobody.
 *
 * <h2>Why processes</h2>
 *
 * <p>Files come from everywhere, and the libraries that read them say themselves that a file may
 * make them loop, overflow the stack or ask for all memory. Therefore nothing is parsed in the
 * process of the server. {@link org.zhiren.reading.DocumentReaders} keeps one or two children; a
 * file goes to a child as bytes over its standard input, its text comes back in frames over the
 * standard output. A child that does not answer in time is ended and replaced; so is one that runs
 * out of memory, dies, or writes what is not a frame. The file gets a {@link
 * org.zhiren.reading.Refusal} with its reason, and the next file a fresh child.
 *
 * <h2>What a child may do</h2>
 *
 * <p>It needs nothing but its input and output. On Linux it shuts itself in before it reads the
 * first byte: no file but its own libraries can be opened and none written (Landlock), no network
 * is there (a network namespace of its own, and Landlock), no right can be gained any more. Where
 * the kernel has less, there is less: {@link org.zhiren.reading.DocumentReaders#confinement()} says
 * what holds. Heap, stack, time, output, the ratio, number and depth of packed files are limited by
 * {@link org.zhiren.reading.ReadingLimits}.
 *
 * <h2>What comes out</h2>
 *
 * <p>A {@link org.zhiren.reading.ReadDocument}: {@linkplain org.zhiren.reading.Part parts} in the
 * order of reading with headings and tables, what the file says of itself, and the files inside it,
 * each read in the same way. What was left out is said in {@linkplain
 * org.zhiren.reading.ReadWarning warnings}. Macros, scripts, links and pictures are never run,
 * followed or decoded.
 */
@NullMarked
package org.zhiren.reading;

import org.jspecify.annotations.NullMarked;
