package org.zhiren.ballots;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The encrypted answer to one question (specification 2.0, section 4.11).
 *
 * @param choices one ciphertext for each place
 * @param individual for each of them, the proof that it encrypts 0 or 1
 * @param overall the proof that the sum is allowed
 * @param blank where blank votes are allowed: the proof that nothing else is chosen with one
 */
record Answer(
    List<Ciphertext> choices,
    List<List<Proof>> individual,
    List<Proof> overall,
    @Nullable List<Proof> blank) {

  static Answer parse(Object json) {
    Fields fields =
        Fields.of(json, "choices", "individual_proofs", "overall_proof", "?blank_proof");
    return new Answer(
        fields.list("choices", Ciphertext::parse),
        fields.list("individual_proofs", Proof::parseList),
        fields.list("overall_proof", Proof::parse),
        fields.has("blank_proof") ? fields.list("blank_proof", Proof::parse) : null);
  }

  Map<String, Object> json() {
    Map<String, Object> json =
        Fields.object(
            "choices",
            choices.stream().map(Ciphertext::json).toList(),
            "individual_proofs",
            individual.stream().map(Proof::json).toList(),
            "overall_proof",
            Proof.json(overall));
    if (blank != null) {
      json.put("blank_proof", Proof.json(blank));
    }
    return json;
  }

  /** What the challenges of the proofs over the whole answer begin with. */
  static String context(String ballotContext, List<Ciphertext> choices) {
    return ballotContext + "|" + String.join(",", choices.stream().map(Ciphertext::text).toList());
  }

  /** The product of the ciphertexts from {@code from} on: the encryption of their sum. */
  static Ciphertext sum(List<Ciphertext> choices, int from) {
    Ciphertext sum = Ciphertext.ONE;
    for (Ciphertext choice : choices.subList(from, choices.size())) {
      sum = sum.times(choice);
    }
    return sum;
  }
}
