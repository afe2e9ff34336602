package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which persons can be compared: the connected parts of the graph of persons and raters.
 *
 * <p>If no rater judged persons of two parts, a lenient rater and a strong person cannot be told
 * apart across them. Persons of different parts must not be ranked against each other; {@link
 * #links()} proposes the fewest additional ratings that would connect everything.
 *
 * @param parts the parts, largest first
 * @param partOfPerson by person level in the order of {@link #persons()}: index of its part
 * @param persons the persons
 * @param links ratings that would connect the parts; empty if there is one part
 */
public record Connectivity(
    List<Part> parts, List<Integer> partOfPerson, List<String> persons, List<Link> links) {

  /**
   * One connected part.
   *
   * @param persons number of persons
   * @param raters number of raters
   * @param ratings number of ratings
   */
  public record Part(int persons, int raters, int ratings) {}

  /**
   * A rating that would help.
   *
   * @param rater a busy rater of the largest part
   * @param person a much-rated person of another part
   * @param part that part
   */
  public record Link(String rater, String person, int part) {}

  /** Whether all persons can be compared. */
  public boolean connected() {
    return parts.size() <= 1;
  }

  /**
   * The parts of a table.
   *
   * @param linksPerPart proposals for each further part: two or more make the comparison robust
   */
  static Connectivity of(RatingTable table, String person, String rater, int linksPerPart) {
    RatingTable.Categories persons = table.category(person);
    RatingTable.Categories raters = table.category(rater);
    int offset = persons.count();
    int[] parent = new int[offset + raters.count()];
    Arrays.setAll(parent, i -> i);
    int[] degree = new int[parent.length];
    for (int row = 0; row < table.rows(); row++) {
      int p = persons.codes()[row];
      int r = raters.codes()[row];
      if (p >= 0 && r >= 0) {
        degree[p]++;
        degree[offset + r]++;
        int a = find(parent, p);
        int b = find(parent, offset + r);
        parent[Math.max(a, b)] = Math.min(a, b);
      }
    }
    int[] partOfRoot = new int[parent.length];
    Arrays.fill(partOfRoot, -1);
    List<int[]> sizes = new ArrayList<>();
    int[] raw = new int[parent.length];
    for (int i = 0; i < parent.length; i++) {
      int root = find(parent, i);
      if (partOfRoot[root] < 0) {
        partOfRoot[root] = sizes.size();
        sizes.add(new int[3]);
      }
      raw[i] = partOfRoot[root];
      int[] size = sizes.get(raw[i]);
      if (i < offset) {
        size[0]++;
        size[2] += degree[i];
      } else {
        size[1]++;
      }
    }
    Integer[] order = new Integer[sizes.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order, Comparator.comparingInt((Integer i) -> -sizes.get(i)[2]).thenComparingInt(i -> i));
    int[] rank = new int[order.length];
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
      int[] size = sizes.get(order[i]);
      // A rater or person without any complete rating is no part of the graph.
      if (size[2] > 0) {
        parts.add(new Part(size[0], size[1], size[2]));
      }
    }
    List<Integer> partOfPerson = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int p = 0; p < offset; p++) {
      if (degree[p] > 0) {
        names.add(persons.level(p));
        partOfPerson.add(rank[raw[p]]);
      }
    }
    List<Link> links = new ArrayList<>();
    int[] busiest = busiest(raw, rank, degree, offset, parent.length, 0, linksPerPart);
    for (int part = 1; part < parts.size(); part++) {
      int[] wanted = busiest(raw, rank, degree, 0, offset, part, linksPerPart);
      for (int i = 0; i < Math.min(linksPerPart, wanted.length); i++) {
        links.add(
            new Link(
                raters.level(busiest[i % busiest.length] - offset),
                persons.level(wanted[i]),
                part));
      }
    }
    return new Connectivity(parts, partOfPerson, names, links);
  }

  private static int[] busiest(
      int[] raw, int[] rank, int[] degree, int from, int to, int part, int count) {
    return java.util.stream.IntStream.range(from, to)
        .filter(i -> rank[raw[i]] == part && degree[i] > 0)
        .boxed()
        .sorted(Comparator.comparingInt((Integer i) -> -degree[i]).thenComparingInt(i -> i))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int find(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
