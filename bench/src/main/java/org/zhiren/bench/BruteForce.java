package org.zhiren.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which texts each of many strings occurs, by reading every text once (Aho and Corasick 1975).
 * It shares no code with the index that is checked against it.
 */
final class BruteForce {

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>(2);
    private Node back;
    private Node ends;
    private final List<Integer> strings = new ArrayList<>(0);

    Node(Node back) {
      this.back = back;
      this.ends = back;
    }
  }

  private final Node root;

  /** What follows the root, by unit: most steps of a long text begin there. */
  private final Node[] first = new Node[Character.MAX_VALUE + 1];

  private final List<BitSet> found = new ArrayList<>();

  @SuppressWarnings("NullAway") // The root is its own way back, which no constructor can say.
  BruteForce(List<String> strings) {
    root = new Node(null);
    root.back = root;
    root.ends = root;
    for (int i = 0; i < strings.size(); i++) {
      Node node = root;
      for (char unit : strings.get(i).toCharArray()) {
        node = node.next.computeIfAbsent(unit, one -> new Node(root));
      }
      node.strings.add(i);
      found.add(new BitSet());
    }
    Arrays.fill(first, root);
    root.next.forEach((unit, child) -> first[unit] = child);
    ArrayDeque<Node> queue = new ArrayDeque<>(root.next.values());
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      node.next.forEach((unit, child) -> {
        Node back = node.back;
        while (back != root && !back.next.containsKey(unit)) {
          back = back.back;
        }
        child.back = back.next.getOrDefault(unit, root);
        child.ends = child.back.strings.isEmpty() ? child.back.ends : child.back;
        queue.add(child);
      });
    }
  }

  /** Reads a text and notes which strings it has. */
  void read(int number, String text) {
    Node node = root;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      Node next = null;
      while (node != root && (next = node.next.get(unit)) == null) {
        node = node.back;
      }
      node = next == null ? first[unit] : next;
      for (Node end = node; end != root; end = end.ends) {
        for (int string : end.strings) {
          found.get(string).set(number);
        }
      }
    }
  }

  /** The numbers of the texts that have a string. */
  BitSet textsWith(int string) {
    return found.get(string);
  }
}
