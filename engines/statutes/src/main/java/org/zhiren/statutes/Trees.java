package org.zhiren.statutes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;

/** Begins explanations of single provisions, with their citation and number on a day. */
record Trees(Law law) {

  Explanation.Builder of(
      String id, Value value, Text sentence, LocalDate asOf, Threshold threshold) {
    ProvisionText text = law.text(id);
    Citation known = law.citation(text, asOf);
    Explanation.Builder tree =
        Explanation.of(id, value, sentence)
            .citing(known == null ? law.citationOfUnknownVersion(text, asOf) : known);
    @Nullable Parameter parameter = threshold.parameter();
    return parameter == null ? tree : tree.using(parameter);
  }

  Explanation.Builder of(
      String id, Verdict verdict, Text sentence, LocalDate asOf, Threshold threshold) {
    return of(id, new Value.Judgement(verdict), sentence, asOf, threshold);
  }

  /** The answer if no number is on file for that day. */
  Explanation notOnFile(String id, LocalDate asOf, Threshold threshold) {
    return of(id, new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, asOf, threshold).build();
  }
}
