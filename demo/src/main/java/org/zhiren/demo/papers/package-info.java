/**
 * Papers: invented documents as files of every office format, and files built to do harm, for
 * trying what reads them. Written by hand from the standards, so that a reader is not tried with
 * the library it reads with.
 */
@NullMarked
package org.zhiren.demo.papers;

import org.jspecify.annotations.NullMarked;
