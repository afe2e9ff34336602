package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.ProvisionText.ExceptionEdge;

/**
 * The law as it stands on one day: hands out thresholds and collects the provisions that chapters
 * bind to it.
 */
final class Setting {
  private final Law law;
  private final LocalDate day;
  private final Map<String, Provision.Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Provision> bound = new LinkedHashMap<>();

  Setting(Law law, LocalDate day) {
    this.law = law;
    this.day = day;
  }

  LocalDate day() {
    return day;
  }

  Law law() {
    return law;
  }

  Threshold threshold(String id) {
    return law.threshold(id, day);
  }

  /** Says how the provision {@code id} is judged. */
  void provision(String id, Provision.Condition condition) {
    if (conditions.put(id, condition) != null) {
      throw new IllegalStateException("The provision (%s) is bound twice.".formatted(id));
    }
  }

  Map<String, Provision.Condition> conditions() {
    return conditions;
  }

  /** The provisions of a kind, in the order in which chapters named them. */
  List<Provision> provisions(ProvisionText.Matter matter) {
    List<Provision> out = new ArrayList<>();
    for (String id : conditions.keySet()) {
      if (law.text(id).matter() == matter) {
        out.add(find(id));
      }
    }
    return out;
  }

  /** One provision with its exceptions, bound to the version in force. */
  Provision find(String id) {
    @Nullable Provision known = bound.get(id);
    if (known != null) {
      return known;
    }
    Provision.@Nullable Condition condition = conditions.get(id);
    if (condition == null) {
      throw new IllegalStateException("The provision (%s) has no condition.".formatted(id));
    }
    ProvisionText text = law.text(id);
    @Nullable Citation citation = law.citation(text, day);
    List<Provision> exceptions = new ArrayList<>();
    Provision made;
    if (citation == null) {
      Citation none = law.citationOfUnknownVersion(text, day);
      boolean repealedOrNotYet = law.isOutOfForce(text, day);
      made =
          new Provision(
              text,
              none,
              repealedOrNotYet ? j -> Verdict.NOT_APPLICABLE : Judge::versionNotOnFile,
              exceptions);
    } else {
      for (ExceptionEdge e : text.exceptions()) {
        exceptions.add(find(e.provision()));
      }
      made = new Provision(text, citation, condition, exceptions);
    }
    bound.put(id, made);
    return made;
  }
}
