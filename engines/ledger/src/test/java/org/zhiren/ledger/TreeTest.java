package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

final class TreeTest {

  /** Leaf inputs and roots of transparency-dev/merkle, testonly/constants.go. */
  private static final List<String> INPUTS =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static final List<List<String>> NODES =
      List.of(
          List.of(
              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
              "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
              "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7",
              "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7",
              "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
              "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658",
              "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
              "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1"),
          List.of(
              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
              "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
              "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
              "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
          List.of(
              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
              "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"),
          List.of("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));

  private static final int LARGEST = 130;

  @Test
  void publishedRootsAndNodesComeOutOfBothBuilders() {
    LedgerTree tree = LedgerTree.EMPTY;
    RootStack stack = new RootStack(Hash.sha256());
    MemoryNodes nodes = new MemoryNodes();
    assertThat(tree.root().hex()).isEqualTo(ROOTS.getFirst());
    assertThat(stack.root().hex()).isEqualTo(ROOTS.getFirst());
    for (int size = 1; size < ROOTS.size(); size++) {
      byte[] input = HexFormat.of().parseHex(INPUTS.get(size - 1));
      LedgerTree.Appended appended = tree.append(Hash.ofLeaf(input));
      appended.nodes().forEach(nodes::put);
      tree = appended.tree();
      stack.push(input, 0, input.length);
      assertThat(tree.root().hex()).isEqualTo(ROOTS.get(size));
      assertThat(stack.root().hex()).isEqualTo(ROOTS.get(size));
      assertThat(new ProofBuilder(nodes).root(size).hex()).isEqualTo(ROOTS.get(size));
    }
    for (int level = 0; level < NODES.size(); level++) {
      for (int index = 0; index < NODES.get(level).size(); index++) {
        assertThat(nodes.node(level, index).hex()).isEqualTo(NODES.get(level).get(index));
      }
    }
    assertThatThrownBy(() -> nodes.node(3, 1)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void everyProofOfEverySizeHoldsAndHoldsForNothingElse() {
    List<Hash> leaves = leaves();
    MemoryNodes nodes = new MemoryNodes();
    LedgerTree.EMPTY.appendAll(leaves).nodes().forEach(nodes::put);
    ProofBuilder proofs = new ProofBuilder(nodes);
    Hash stranger = Hash.ofLeaf("stranger".getBytes(StandardCharsets.UTF_8));
    for (int size = 1; size <= LARGEST; size++) {
      Hash root = definition(leaves.subList(0, size));
      assertThat(proofs.root(size)).isEqualTo(root);
      for (int index = 0; index < size; index++) {
        List<Hash> proof = proofs.inclusion(index, size);
        assertThat(ProofVerifier.inclusion(index, size, leaves.get(index), proof, root)).isTrue();
        assertThat(ProofVerifier.inclusion(index, size, stranger, proof, root)).isFalse();
        int other = (index + 1) % size;
        assertThat(ProofVerifier.inclusion(other, size, leaves.get(index), proof, root))
            .isEqualTo(other == index);
      }
      for (int old = 1; old <= size; old++) {
        Hash oldRoot = definition(leaves.subList(0, old));
        List<Hash> proof = proofs.consistency(old, size);
        assertThat(ProofVerifier.consistency(old, size, proof, oldRoot, root)).isTrue();
        assertThat(ProofVerifier.consistency(old, size, proof, stranger, root)).isFalse();
        assertThat(ProofVerifier.consistency(old, size, proof, oldRoot, stranger)).isFalse();
      }
    }
  }

  @Test
  void everySubtreeOfASmallTreeProvesItselfAndItsLeaves() {
    List<Hash> leaves = leaves();
    MemoryNodes nodes = new MemoryNodes();
    LedgerTree.EMPTY.appendAll(leaves).nodes().forEach(nodes::put);
    ProofBuilder proofs = new ProofBuilder(nodes);
    int subtrees = 0;
    for (int size = 1; size <= 40; size++) {
      Hash root = definition(leaves.subList(0, size));
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          if (!Subtrees.valid(start, end)) {
            continue;
          }
          subtrees++;
          Hash part = definition(leaves.subList(start, end));
          List<Hash> proof = proofs.subtreeConsistency(start, end, size);
          assertThat(ProofVerifier.subtreeConsistency(start, end, size, proof, part, root))
              .as("[%d, %d) of %d", start, end, size)
              .isTrue();
          assertThat(ProofVerifier.subtreeConsistency(start, end, size, proof, root, part))
              .isEqualTo(part.equals(root));
          List<Hash> path = proofs.subtreeInclusion(end - 1, start, end);
          assertThat(
                  ProofVerifier.subtreeInclusion(
                      end - 1, start, end, leaves.get(end - 1), path, part))
              .isTrue();
        }
      }
    }
    assertThat(subtrees).isGreaterThan(2_000);
  }

  @Test
  void appendingInBatchesOrOneByOneOrAfterARestGivesTheSameTree() {
    List<Hash> leaves = leaves();
    LedgerTree single = LedgerTree.EMPTY;
    List<Node> nodes = new ArrayList<>();
    for (Hash leaf : leaves) {
      LedgerTree.Appended appended = LedgerTree.ofBytes(single.toBytes()).append(leaf);
      nodes.addAll(appended.nodes());
      single = appended.tree();
    }
    LedgerTree.Appended batch = LedgerTree.EMPTY.appendAll(leaves);
    assertThat(batch.tree()).isEqualTo(single);
    assertThat(batch.nodes()).isEqualTo(nodes);
  }

  @Test
  void impossibleStatesAndRequestsAreRefused() {
    assertThatThrownBy(() -> new LedgerTree(3, List.of(Hash.ofEmptyTree())))
        .hasMessageContaining("size (3), hashes (1), hashes needed (2)");
    assertThatThrownBy(() -> LedgerTree.ofBytes(new byte[9])).hasMessageContaining("length (9)");
    ProofBuilder proofs = new ProofBuilder(new MemoryNodes());
    assertThatThrownBy(() -> proofs.inclusion(1, 1)).hasMessageContaining("index (1)");
    assertThatThrownBy(() -> proofs.consistency(0, 1)).hasMessageContaining("old size (0)");
    assertThatThrownBy(() -> proofs.subtreeConsistency(1, 3, 4)).hasMessageContaining("start (1)");
    assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessageContaining("length (31)");
    assertThat(ProofVerifier.inclusion(-1, 5, Hash.ofEmptyTree(), List.of(), Hash.ofEmptyTree()))
        .isFalse();
  }

  /** MTH of RFC 6962, section 2.1, word for word. */
  private static Hash definition(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = 1;
    while (k * 2 < leaves.size()) {
      k *= 2;
    }
    return Hash.ofNode(
        definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
  }

  private static List<Hash> leaves() {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < LARGEST; i++) {
      leaves.add(Hash.ofLeaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
    }
    return leaves;
  }
}
