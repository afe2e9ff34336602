package org.zhiren.platform.selection.recusal;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.NearKin;

/**
 * Who is related to whom. Nodes are people on file, and relatives without a file; the latter are
 * one node where name and birth date are equal, and such a node makes a path uncertain.
 */
public final class KinGraph {

  /** No near relation is longer than this, in steps after shortening. */
  private static final int LONGEST_WORD = 5;

  /** No near relation is told by more rows than this. */
  private static final int MOST_TIES = 6;

  /**
   * A row of a family: {@code relative} is the {@code relation} of {@code person}.
   *
   * @param person whose file it stands in
   * @param personName the name
   * @param relation GB/T 4761 name
   * @param relative the relative's own file; {@code null} for none
   * @param relativeName the name
   * @param relativeBirth birth as recorded; {@code null} if unknown
   */
  public record Tie(
      UUID person,
      String personName,
      String relation,
      @Nullable UUID relative,
      String relativeName,
      @Nullable LocalDate relativeBirth) {}

  /**
   * A relation that somebody declared (关系声明) and no file tells.
   *
   * @param one one of the two
   * @param oneName the name
   * @param other the other
   * @param otherName the name
   * @param kin how they are related
   */
  public record Declared(UUID one, String oneName, UUID other, String otherName, NearKin kin) {}

  /** A node; {@code key} is a file's id, a name with a birth date, or unlike any other. */
  private record Node(Object key, String name, boolean onFile) {}

  private record Edge(Node to, List<KinStep> steps) {}

  private record State(Node node, List<KinStep> word) {}

  private record Walk(State state, @Nullable Walk before, List<KinStep> steps, int ties) {

    /** A walk that came back to somebody would take that person for a sibling of himself. */
    boolean passes(Node node) {
      for (Walk walk = this; walk != null; walk = walk.before) {
        if (walk.state.node().equals(node)) {
          return true;
        }
      }
      return false;
    }
  }

  private final Map<Object, Node> nodes = new HashMap<>();
  private final Map<Node, List<Edge>> edges = new HashMap<>();

  private final Map<Set<UUID>, Declared> declared = new HashMap<>();

  /** A graph of these ties. */
  public KinGraph(Collection<Tie> ties) {
    this(ties, List.of());
  }

  /** A graph of these ties and of what was declared beside them. */
  public KinGraph(Collection<Tie> ties, Collection<Declared> declared) {
    for (Declared one : declared) {
      if (!one.one().equals(one.other())) {
        this.declared.put(Set.of(one.one(), one.other()), one);
        node(one.one(), one.oneName(), true);
        node(one.other(), one.otherName(), true);
      }
    }
    for (Tie tie : ties) {
      List<KinStep> steps = KinStep.of(tie.relation());
      if (!steps.isEmpty()) {
        Node one = node(tie.person(), tie.personName(), true);
        Node other = relative(tie);
        edges.computeIfAbsent(one, key -> new ArrayList<>()).add(new Edge(other, steps));
        edges
            .computeIfAbsent(other, key -> new ArrayList<>())
            .add(new Edge(one, KinStep.back(steps)));
      }
    }
  }

  private Node relative(Tie tie) {
    if (tie.relative() != null) {
      return node(tie.relative(), tie.relativeName(), true);
    }
    Object key =
        tie.relativeBirth() == null
            ? new Object()
            : List.of(tie.relativeName().strip(), tie.relativeBirth());
    return node(key, tie.relativeName(), false);
  }

  private Node node(Object key, String name, boolean onFile) {
    return nodes.computeIfAbsent(key, k -> new Node(k, name, onFile));
  }

  /** How the two are near relatives: the shortest path that is certain, else the shortest. */
  public Optional<KinPath> between(UUID one, UUID other) {
    Node from = nodes.get(one);
    Node to = nodes.get(other);
    if (from == null || to == null || one.equals(other)) {
      return Optional.empty();
    }
    Optional<KinPath> certain = search(from, to, false);
    if (certain.isEmpty()) {
      certain = Optional.ofNullable(declared.get(Set.of(one, other))).map(said -> path(said, one));
    }
    return certain.isPresent() ? certain : search(from, to, true);
  }

  /** Everybody on file to whom the person is a near relative, with the path. */
  public Map<UUID, KinPath> near(UUID person) {
    Map<UUID, KinPath> near = new HashMap<>();
    for (Object key : nodes.keySet()) {
      if (key instanceof UUID other) {
        between(person, other).ifPresent(path -> near.put(other, path));
      }
    }
    return near;
  }

  private Optional<KinPath> search(Node from, Node to, boolean byName) {
    Deque<Walk> open = new ArrayDeque<>();
    Set<State> seen = new HashSet<>();
    State start = new State(from, List.of());
    open.add(new Walk(start, null, List.of(), 0));
    seen.add(start);
    while (!open.isEmpty()) {
      Walk walk = open.removeFirst();
      State state = walk.state();
      if (state.node().equals(to)) {
        Optional<NearKin> near = KinStep.near(state.word());
        if (near.isPresent()) {
          return Optional.of(path(walk, near.get(), !byName));
        }
      }
      if (walk.ties() < MOST_TIES) {
        for (Edge edge : edges.getOrDefault(state.node(), List.of())) {
          State next = new State(edge.to(), KinStep.join(state.word(), edge.steps()));
          boolean possible =
              (byName || edge.to().onFile())
                  && next.word().size() <= LONGEST_WORD
                  && !walk.passes(edge.to());
          if (possible && seen.add(next)) {
            open.add(new Walk(next, walk, edge.steps(), walk.ties() + 1));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static KinPath path(Declared said, UUID from) {
    boolean forward = said.one().equals(from);
    String one = forward ? said.oneName() : said.otherName();
    String other = forward ? said.otherName() : said.oneName();
    return new KinPath(
        said.kin().text(),
        Text.of("{0} — {1}（本人声明） — {2}", "{0} — {1} (declared) — {2}")
            .fill(one, said.kin().text(), other),
        true);
  }

  private static KinPath path(Walk end, NearKin near, boolean certain) {
    List<KinPath.Leg> legs = new ArrayList<>();
    Walk walk = end;
    while (walk.before() != null) {
      legs.addFirst(new KinPath.Leg(walk.state().node().name(), walk.steps()));
      walk = walk.before();
    }
    return new KinPath(near.text(), KinPath.words(walk.state().node().name(), legs), certain);
  }
}
