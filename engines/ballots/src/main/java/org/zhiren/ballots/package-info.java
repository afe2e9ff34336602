/**
 * Secret ballots whose result anybody can verify and nobody can trace: the homomorphic mode of the
 * Belenios protocol, version 1 of its cryptography, in the group BELENIOS-2048. An election made
 * here is accepted by the independent program {@code belenios-tool}, and the other way round.
 *
 * <h2>The chapter in one page</h2>
 *
 * <p><strong>Encryption.</strong> A voter's device encrypts 0 or 1 for each answer with ElGamal: a
 * {@code Ciphertext} is (g^r, y^r·g^m). The product of ciphertexts encrypts the sum, so that only
 * totals are ever decrypted: no single ballot, and no pattern by which one could be recognised. A
 * {@link org.zhiren.ballots.Ballot} proves that each value is 0 or 1 and that their sum is allowed
 * ({@code Disjunction}), and is signed with the voter's {@link org.zhiren.ballots.Credential}.
 * Every challenge hashes the election's fingerprint and the credential: a ballot cannot be copied
 * into another election or under another name.
 *
 * <p><strong>Keys.</strong> {@link org.zhiren.ballots.Trustees} hold the key together. In a {@link
 * org.zhiren.ballots.KeyCeremony} each deals shares of a secret polynomial to the others
 * (Pedersen); any threshold of them can decrypt, one fewer learns nothing, and the whole key never
 * exists anywhere. The server must not be one of them.
 *
 * <p><strong>The board.</strong> {@link org.zhiren.ballots.ElectionBoard} writes every step to an
 * archive that only grows: a tar of JSON files named by their hash, in which each event refers to
 * the one before. The last ballot of a credential counts. {@link
 * org.zhiren.ballots.PreparedBallot#audit} lets a voter doubt the device: a prepared ballot is
 * opened instead of cast.
 *
 * <p><strong>Verification.</strong> {@link org.zhiren.ballots.ArchiveVerifier} checks an archive
 * from its bytes alone: names, chain, keys, credentials, every ballot, the encrypted totals, every
 * decryption, the result. Beyond the specification it checks that every element lies in the
 * subgroup (without which small-order parts could leak or forge), that every text has its only
 * spelling, and that the keys used are those bound in the first event. {@link
 * org.zhiren.ballots.Check} lists what is checked.
 *
 * <p><strong>Strata.</strong> {@link org.zhiren.ballots.Strata} give subtotals by kind of voter,
 * none of fewer than five ballots: smaller strata are merged before anything is decrypted.
 *
 * <p><strong>Speed.</strong> {@code Modulus} multiplies in Montgomery's form; {@code Powers} holds
 * tables for the bases g and y; {@code Ladder} shares the squarings of the three powers that the
 * check of one ciphertext takes of each of its halves. {@code browser/ballot.js} is the voter's
 * side in plain JavaScript.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>S. Glondu: Belenios specification, version 2.0; section numbers in this package are its own
 *   <li>V. Cortier, P. Gaudry, S. Glondu: Belenios: a simple private and verifiable electronic
 *       voting system, 2019; V. Cortier et al.: Machine-checked proofs for electronic voting, CSF
 *       2018
 *   <li>R. Cramer, I. Damgård, B. Schoenmakers: Proofs of Partial Knowledge, CRYPTO 1994
 *   <li>T. Pedersen: A Threshold Cryptosystem without a Trusted Party, EUROCRYPT 1991
 *   <li>J. Benaloh: Simple Verifiable Elections, EVT 2006
 *   <li>RFC 8018: PBKDF2; RFC 3610: CCM; FIPS 180-4: SHA-256; FIPS 186-4: the group's generation
 * </ul>
 */
@NullMarked
package org.zhiren.ballots;

import org.jspecify.annotations.NullMarked;
