package org.zhiren.ledger;

/**
 * A complete subtree: the hash over the leaves from {@code index · 2^level} to {@code (index + 1) ·
 * 2^level - 1}.
 *
 * @param level height above the leaves; 0 is a leaf
 * @param index position among the nodes of the level, from the left, from 0
 * @param hash the hash of the subtree
 */
public record Node(int level, long index, Hash hash) {}
