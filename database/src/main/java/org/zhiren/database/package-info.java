/**
 * The PostgreSQL server that Zhiren brings along, and how it is kept safe.
 *
 * <h2>What</h2>
 *
 * <p>{@link org.zhiren.database.EmbeddedPostgres} unpacks the PostgreSQL programs that travel as a
 * Maven artifact, makes a database cluster in a folder of the operator's choice, runs it as a child
 * process and ends it in order. Nothing has to be installed or configured, and the database is the
 * real one: the same server, the same durability, the same rights as a separately run PostgreSQL.
 *
 * <h2>Why not an existing embedding</h2>
 *
 * <p>Ready-made embeddings are made for tests: they switch {@code fsync} off and trust every local
 * connection. Personnel files need the opposite, so the launcher is our own and small.
 *
 * <h2>Method</h2>
 *
 * <ul>
 *   <li><b>Durable.</b> {@code fsync}, full page writes and data checksums stay on.
 *   <li><b>Closed.</b> TCP on loopback only, no Unix socket (a stale socket lock can block a
 *       start), SCRAM-SHA-256 with random passwords in files of mode 0600. {@code zhiren_owner}
 *       owns the schemas and migrates them; {@code zhiren_app} owns nothing and cannot step around
 *       row-level security; the superuser belongs to the launcher alone.
 *   <li><b>Whole or absent.</b> Programs are unpacked and clusters are made in a temporary folder
 *       that is renamed when complete: an interrupted first start leaves nothing half made.
 *   <li><b>One server a folder.</b> A file lock guards the data folder. A {@code postmaster.pid}
 *       left by a crash is removed only when no process works in the cluster folder any more;
 *       removing it earlier could let two servers write the same files.
 *   <li><b>Child ends with parent.</b> {@code setpriv --pdeathsig INT} makes the kernel stop
 *       PostgreSQL in order when our process dies, even by {@code kill -9}. The signal follows the
 *       parent <em>thread</em>, so one permanent platform thread starts all children.
 *   <li><b>Never root.</b> PostgreSQL refuses to run as root. Under root the server runs in a user
 *       namespace of its own ({@code unshare -U}); where those are forbidden, as in many
 *       containers, under an unprivileged user id that owns the cluster.
 *   <li><b>Chinese sorts and searches.</b> Built-in locale provider with {@code C.UTF-8}, and a
 *       UTF-8 character type of the C library as well: with the plain {@code C} locale {@code
 *       pg_trgm} finds no trigram in Chinese text and says nothing.
 * </ul>
 *
 * <h2>Sources</h2>
 *
 * <p>PostgreSQL 18 documentation, chapters 18 (Server Setup and Operation), 20 (Client
 * Authentication) and 23 (Localization); {@code setpriv(1)}, {@code unshare(1)}, {@code prctl(2)}
 * PR_SET_PDEATHSIG.
 */
@NullMarked
package org.zhiren.database;

import org.jspecify.annotations.NullMarked;
