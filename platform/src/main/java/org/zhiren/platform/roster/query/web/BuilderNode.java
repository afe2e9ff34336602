package org.zhiren.platform.roster.query.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.roster.query.Checking;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;

/**
 * A condition while it is being put together: the same tree as the question's, but it can be
 * changed, and each node has the number under which the form knows it.
 */
public final class BuilderNode {

  private int number;
  private String path = "";
  private @Nullable BuilderNode parent;
  private final List<BuilderNode> children = new ArrayList<>();
  private Condition head;
  private boolean added;
  private String unfound = "";

  /** A node with the members of its condition below it. */
  BuilderNode(Condition condition) {
    this.head = condition;
    switch (condition) {
      case Condition.Group group -> group.members().forEach(m -> add(new BuilderNode(m)));
      case Condition.Facts facts -> facts.tests().forEach(t -> add(new BuilderNode(t)));
      case Condition.Test test -> {}
    }
  }

  void add(BuilderNode child) {
    child.parent = this;
    children.add(child);
  }

  /** The number of this node in the form. */
  public int number() {
    return number;
  }

  /** The path by which faults name it. */
  public String path() {
    return path;
  }

  /** The nodes below. */
  public List<BuilderNode> children() {
    return children;
  }

  /** Whether it was put in by the last step, so that the focus goes there. */
  public boolean added() {
    return added;
  }

  void markAdded() {
    added = true;
  }

  /** A name of a unit that was typed and not found. */
  public String unfound() {
    return unfound;
  }

  void unfound(String words) {
    unfound = words;
  }

  /** Whether this is the outermost group. */
  public boolean top() {
    return parent == null;
  }

  /** The group, if this is one. */
  public Condition.@Nullable Group group() {
    return head instanceof Condition.Group group ? group : null;
  }

  /** The test, if this is one. */
  public Condition.@Nullable Test test() {
    return head instanceof Condition.Test test ? test : null;
  }

  /** The facts, if these are some. */
  public Condition.@Nullable Facts facts() {
    return head instanceof Condition.Facts facts ? facts : null;
  }

  /** Whether there is a node before it among its siblings. */
  public boolean hasBefore() {
    return parent != null && parent.children.indexOf(this) > 0;
  }

  /** Whether there is a node after it among its siblings. */
  public boolean hasAfter() {
    return parent != null && parent.children.indexOf(this) < parent.children.size() - 1;
  }

  /** Whether it stands in a group that is not the outermost one. */
  public boolean canLeave() {
    return parent != null && parent.parent != null && parent.group() != null;
  }

  void head(Condition condition) {
    head = condition;
  }

  /** Numbers all nodes from the top. */
  void count() {
    path = "where";
    count(0);
  }

  private int count(int next) {
    number = next++;
    for (int i = 0; i < children.size(); i++) {
      BuilderNode child = children.get(i);
      Condition.Group group = group();
      child.path = group == null ? path + ".where[" + i + "]" : Checking.member(path, group, i);
      next = child.count(next);
    }
    return next;
  }

  Optional<BuilderNode> find(int wanted) {
    if (number == wanted) {
      return Optional.of(this);
    }
    return children.stream().flatMap(child -> child.find(wanted).stream()).findFirst();
  }

  /** The condition with everything below it. */
  Condition condition() {
    return switch (head) {
      case Condition.Test test -> test;
      case Condition.Group group ->
          new Condition.Group(group.join(), children.stream().map(BuilderNode::condition).toList());
      case Condition.Facts f ->
          new Condition.Facts(
              f.kind(),
              f.timing(),
              f.years(),
              f.since(),
              f.measure(),
              f.atLeast(),
              f.atMost(),
              children.stream().map(child -> (Condition.Test) child.condition()).toList());
    };
  }

  void remove() {
    if (parent != null) {
      parent.children.remove(this);
      parent = null;
    }
  }

  void copy() {
    if (parent != null) {
      BuilderNode copy = new BuilderNode(condition());
      copy.parent = parent;
      copy.markAdded();
      parent.children.add(parent.children.indexOf(this) + 1, copy);
    }
  }

  void move(int step) {
    if (parent != null) {
      List<BuilderNode> siblings = parent.children;
      int from = siblings.indexOf(this);
      int to = from + step;
      if (to >= 0 && to < siblings.size()) {
        siblings.remove(from);
        siblings.add(to, this);
        markAdded();
      }
    }
  }

  /** Puts it into a new group in its own place. */
  void wrap(Condition.Join join) {
    if (parent != null && parent.group() != null) {
      BuilderNode group = new BuilderNode(new Condition.Group(join, List.of()));
      group.parent = parent;
      parent.children.set(parent.children.indexOf(this), group);
      group.add(this);
      group.markAdded();
    }
  }

  /** Takes it out of its group, to stand after it. */
  void leave() {
    BuilderNode group = parent;
    if (group != null && canLeave() && group.parent != null) {
      group.children.remove(this);
      group.parent.children.add(group.parent.children.indexOf(group) + 1, this);
      parent = group.parent;
      if (group.children.isEmpty()) {
        group.remove();
      }
      markAdded();
    }
  }

  /** A new condition on a field, still to be filled in. */
  static Condition fresh(Field field) {
    Condition.Test test = new Condition.Test(field, field.ops().getFirst(), List.of(), "", "");
    FactKind kind = field.kind();
    return kind == null ? test : facts(kind, test);
  }

  /** New facts of a kind: at least one, in effect now if there is such a thing. */
  static Condition.Facts facts(FactKind kind, Condition.Test... tests) {
    return new Condition.Facts(
        kind,
        kind.timings().getFirst(),
        0,
        (LocalDate) null,
        Condition.Measure.COUNT,
        1,
        null,
        List.of(tests));
  }
}
