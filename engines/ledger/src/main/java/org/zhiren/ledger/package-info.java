/**
 * The transparency log: a record of who did what, kept so that nobody, not even the administrator
 * of the database, can change, remove or reorder a line without being found.
 *
 * <h2>The chapter in one page</h2>
 *
 * <p><strong>What is promised.</strong> Evidence of tampering, not prevention. An <em>inclusion
 * proof</em> shows that an entry is in the tree of a given root; a <em>consistency proof</em> shows
 * that an older tree is a prefix of a newer one. Neither stops a log from showing two trees to two
 * readers: for that there are <em>witnesses</em>, who cosign one head each time and remember it.
 *
 * <p><strong>The tree.</strong> Entries are the leaves of a Merkle tree over SHA-256 (RFC 6962,
 * section 2.1): a leaf is {@code SHA-256(0x00 ‖ entry)}, a node {@code SHA-256(0x01 ‖ left ‖
 * right)}. {@link org.zhiren.ledger.LedgerTree} holds the state of a growing tree in at most 63
 * hashes, which a writer keeps in one row; {@link org.zhiren.ledger.NodeStore} is where its
 * complete nodes go, so that {@link org.zhiren.ledger.ProofBuilder} needs O(log n) reads. {@link
 * org.zhiren.ledger.ProofVerifier} follows the standards' other algorithm, so that the two check
 * each other.
 *
 * <p><strong>The entry.</strong> {@link org.zhiren.ledger.LedgerEntry} is canonical JSON (RFC
 * 8785). It holds no personal data, only {@link org.zhiren.ledger.Commitment commitments}: {@code
 * SHA-256(0x02 ‖ length ‖ salt ‖ value)}. Salt and value live outside the tree. Whoever is shown
 * both can check them against the log; when both are deleted, as the law on personal information
 * may demand, the hash that stays tells nothing and every proof still holds.
 *
 * <p><strong>The heads.</strong> {@link org.zhiren.ledger.CheckpointSigner} signs (origin, size,
 * root) with Ed25519 and refuses a head that does not extend the last one it signed; {@link
 * org.zhiren.ledger.Witness} does the same from outside. {@link org.zhiren.ledger.Receipt} is one
 * entry with its proof and head, for one person to keep.
 *
 * <p><strong>The file.</strong> {@link org.zhiren.ledger.LedgerExport} writes the whole log as one
 * file, {@link org.zhiren.ledger.LedgerVerifier} checks it in one pass, without a database, with
 * memory that does not grow. The verifier shares no tree code with the writer: it hashes the bytes
 * as they stand and folds them with the stack of RFC 9162, section 2.1.2. Every line has exactly
 * one spelling, so that no bit is free. What a file alone cannot show is that it is the newest, or
 * the only one: for that the reader brings a key and a checkpoint from elsewhere ({@link
 * org.zhiren.ledger.Expectations}).
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>RFC 6962, RFC 9162: Certificate Transparency; tree, inclusion, consistency
 *   <li>draft-ietf-plants-merkle-tree-certs, section 4: subtrees
 *   <li>RFC 8785: JSON Canonicalization Scheme; RFC 8032: Ed25519
 *   <li>C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-witness, tlog-proof
 *   <li>S. Crosby, D. Wallach: Efficient Data Structures for Tamper-Evident Logging, USENIX
 *       Security 2009
 *   <li>个人信息保护法 (Personal Information Protection Law), article 47: deletion
 * </ul>
 */
@NullMarked
package org.zhiren.ledger;

import org.jspecify.annotations.NullMarked;
