package org.zhiren.platform.responsibility.evaluation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiren.explain.Text;

/**
 * Everything that one run over a plan says: targets, units, what was done about conditions.
 *
 * @param targets every target with its score
 * @param units every unit
 * @param adjusted by unit, those that could be freed from conditions
 * @param notes by group of peers, what was taken into account or why nothing is shown
 */
record Reckoned(
    List<Outcomes.Scored> targets,
    List<UnitScore> units,
    Map<UUID, Adjusting.Adjusted> adjusted,
    Map<Text, Text> notes) {

  /** Works out units and adjustments from the scores of the targets. */
  static Reckoned of(
      List<Outcomes.Scored> targets,
      Map<UUID, Text> groups,
      Map<UUID, Adjusting.Conditions> conditions,
      int fewestPeers) {
    List<UnitScore> units = UnitScore.of(targets, groups, fewestPeers);
    Map<UUID, Adjusting.Adjusted> adjusted = new HashMap<>();
    Map<Text, Text> notes = new LinkedHashMap<>();
    UnitScore.byGroup(units)
        .forEach((group, some) -> {
          Adjusting.Group told = Adjusting.of(some, conditions);
          adjusted.putAll(told.units());
          notes.put(group, told.note());
        });
    return new Reckoned(targets, units, adjusted, notes);
  }

  /** What was done about conditions, group by group. */
  List<Evaluations.Note> said() {
    return notes.entrySet().stream()
        .map(one -> new Evaluations.Note(one.getKey(), one.getValue()))
        .toList();
  }

  /** How many targets have no score. */
  int missing() {
    return (int) targets.stream().filter(one -> !one.score().known()).count();
  }
}
