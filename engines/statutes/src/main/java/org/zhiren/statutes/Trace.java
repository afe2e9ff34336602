package org.zhiren.statutes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** Collects the nodes of an explanation while provisions are judged. */
final class Trace {

  private static final class Frame {
    final @Nullable Citation citation;
    final List<Explanation> children = new ArrayList<>();

    Frame(@Nullable Citation citation) {
      this.citation = citation;
    }
  }

  private final Deque<Frame> frames = new ArrayDeque<>();
  private final int today;
  private int nextChange = Dossier.OPEN;

  Trace(int today) {
    this.today = today;
    frames.push(new Frame(null));
  }

  void open(Citation citation) {
    frames.push(new Frame(citation));
  }

  void close(Provision provision, Verdict verdict) {
    Frame frame = frames.pop();
    top()
        .children
        .add(
            Explanation.of(provision.id(), verdict, provision.text().title())
                .citing(provision.citation())
                .because(frame.children)
                .build());
  }

  /** Adds a condition under the provision in hand, with that provision's citation. */
  void note(
      String rule, Verdict verdict, Text sentence, @Nullable Threshold threshold, Fact... facts) {
    noteOn(rule, verdict, sentence, threshold == null ? List.of() : List.of(threshold), facts);
  }

  /** Adds a condition that rests on several thresholds. */
  void noteOn(
      String rule, Verdict verdict, Text sentence, List<Threshold> thresholds, Fact... facts) {
    Explanation.Builder node = Explanation.of(rule, verdict, sentence);
    Arrays.stream(facts).forEach(node::using);
    for (Threshold threshold : thresholds) {
      @Nullable Parameter parameter = threshold.parameter();
      if (parameter != null) {
        node.using(parameter);
      }
    }
    Frame frame = top();
    if (frame.citation != null) {
      node.citing(frame.citation);
    }
    frame.children.add(node.build());
  }

  /** Remembers the first day after today on which some condition may turn out otherwise. */
  void mayChangeOn(int day) {
    if (day > today && day < nextChange) {
      nextChange = day;
    }
  }

  int nextChange() {
    return nextChange;
  }

  List<Explanation> nodes() {
    return top().children;
  }

  private Frame top() {
    return Objects.requireNonNull(frames.peek());
  }
}
