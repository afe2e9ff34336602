/**
 * Roster: the people, with everything on file about them, dated and with its source.
 *
 * <p><b>What is kept.</b> One row for each person as of now, and dated facts beside it: career,
 * ranks, education, titles, appraisals, training, honours, sanctions, family, languages, and what
 * the review of the personnel archive found (三龄两历一身份). Each fact points to the statement that
 * brought it in: source, author, time. Nothing is altered or removed; a correction marks the row
 * that it replaces.
 *
 * <p><b>Who sees it.</b> Every row carries the unit of its person, and row-level security narrows
 * each table by its class of information: family, appraisals and sanctions are opened separately
 * from the rest. A file opens only after a purpose has been stated, and each opening is recorded.
 *
 * <p><b>How it is asked.</b> {@link org.zhiren.platform.roster.People} lists and searches in the
 * order of statutory precedence; {@link org.zhiren.platform.roster.PersonFiles} reads one whole
 * file; {@link org.zhiren.platform.roster.RosterIntake} brings in many. Files of the field come in
 * and go out through {@code roster.exchange}.
 */
@ApplicationModule(
    displayName = "Roster",
    allowedDependencies = {"shell", "records", "access", "organization"})
@NullMarked
package org.zhiren.platform.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
