/**
 * Dossiers: the files in which public bodies keep and exchange what they know about a person.
 *
 * <h2>What</h2>
 *
 * <p>One neutral {@link org.zhiren.dossiers.Dossier} is read from and written to the formats in
 * use: {@code .lrmx} (editor 3.x and 4.x of the 任免审批表), {@code .lrm} with {@code .pic} (version
 * 2.0), the open exchange package of the 全国公务员管理信息系统 (zip or 7z with {@code gwyinfo.xml} and {@code
 * Table/*.xml}), and a spreadsheet roster. The 干部任免审批表 is printed as PDF and written as .docx. The
 * only entry is {@link org.zhiren.dossiers.Dossiers}.
 *
 * <h2>Why a model of its own</h2>
 *
 * <p>A department's files are worth decades of work, and no two programs write them alike.
 * Therefore reading is tolerant and writing strict: elements may stand in any order, dates may be
 * odd, the encoding may be wrongly declared; each oddity becomes a {@link
 * org.zhiren.dossiers.Finding} with its place and reason, and the text stays as it was. What the
 * model does not know is {@linkplain org.zhiren.dossiers.Kept kept} and written back. Nothing is
 * guessed: typed values such as {@link org.zhiren.dossiers.Dossier#birthMonth()} are empty where
 * the text cannot be read.
 *
 * <h2>Method</h2>
 *
 * <p>Cells are text, keyed by {@link org.zhiren.dossiers.Field}; information sets of the exchange
 * package are rows of coded columns. 简历 is read by {@link org.zhiren.dossiers.Resume} into dated
 * entries and back, without loss: what carries no date remains text, 其间 clauses keep their place in
 * the sentence.
 *
 * <p>{@link org.zhiren.dossiers.OfficialDocument} is a paper as GB/T 9704-2012 lays it out. Its
 * text is first set into rows on the grid of 22 lines and 28 characters, then the rows fall on
 * pages, then they are drawn; the .docx carries the same grid and names the official fonts.
 *
 * <h2>Hostile files</h2>
 *
 * <p>Files come from outside. A document type declaration, an entity, a path that leads out of an
 * archive, an archive that swells, a photo with a flood of pixels, or nesting without end stops the
 * reader with a {@link org.zhiren.dossiers.DossierProblem}, the only exception that input can
 * cause; {@link org.zhiren.dossiers.Limits} says how much is too much. A fuzz test runs in the
 * build.
 *
 * <h2>Sources</h2>
 *
 * <p>Element order and the 33 fields follow what several independent programs agree on; the 34th
 * field and the elements of the editor 4.x rest on one implementation each. Field codes follow the
 * GB/T 14946 family with the names of template V2018.11.
 */
@NullMarked
package org.zhiren.dossiers;

import org.jspecify.annotations.NullMarked;
