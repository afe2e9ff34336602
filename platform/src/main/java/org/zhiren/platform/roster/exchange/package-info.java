/**
 * Files in and out: imports with a dry run, the official form, registers, dictionaries.
 *
 * <p><b>One model on both sides.</b> A file of any format becomes a {@link
 * org.zhiren.dossiers.Dossier}; so does what is on file about a person ({@link
 * org.zhiren.platform.roster.exchange.FormOfFile}). A dry run compares the two cell by cell; an
 * export writes the second.
 *
 * <p><b>Nothing is lost.</b> Facts are read from the cells where they can be read ({@link
 * org.zhiren.platform.roster.exchange.FileOfForm}); where the facts alone would not give the same
 * text again, the wording is kept beside them, together with what they gave at the time. The
 * wording holds until the facts change ({@link org.zhiren.platform.roster.exchange.Wordings}).
 *
 * <p><b>An import</b> is checked person by person, may be repaired in place, is written in one
 * transaction, and can be taken back. Its files are kept under the hash of their content.
 */
@NullMarked
package org.zhiren.platform.roster.exchange;

import org.jspecify.annotations.NullMarked;
