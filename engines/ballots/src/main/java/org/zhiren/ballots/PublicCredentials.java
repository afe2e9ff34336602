package org.zhiren.ballots;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The public credentials of the voters with their weights (section 4.8). */
final class PublicCredentials {

  /** No total may be larger: the logarithm of a total is found by trying. */
  static final int MAX_WEIGHT = 10_000_000;

  private final Map<String, Integer> weights;

  private PublicCredentials(Map<String, Integer> weights) {
    this.weights = weights;
  }

  /**
   * Reads the list.
   *
   * @throws BallotException if it is malformed, one occurs twice, or a weight is not lawful
   */
  static PublicCredentials parse(String json) {
    return of(Fields.list(Json.parse(json), Fields::string));
  }

  static PublicCredentials of(List<String> list) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    Set<Element> distinct = new HashSet<>();
    long total = 0;
    for (String item : list) {
      int comma = item.indexOf(',');
      String credential = comma < 0 ? item : item.substring(0, comma);
      int weight = comma < 0 ? 1 : weight(item.substring(comma + 1));
      total += weight;
      if (!distinct.add(Element.parse(credential))) {
        throw new BallotException(
            Text.of("选民凭证重复（{0}）", "a public credential occurs twice ({0})")
                .fill(Numbers.shown(credential)));
      }
      weights.put(credential, weight);
    }
    if (total < 1 || total > MAX_WEIGHT) {
      throw new BallotException(
          Text.of(
                  "选民权重合计应为 1 到 {0}，实为 {1}",
                  "the weights of all voters should add up to 1 … {0}, not {1}")
              .fill(MAX_WEIGHT, total));
    }
    return new PublicCredentials(weights);
  }

  private static int weight(String text) {
    if (!Numbers.isCanonical(text, 7) || text.equals("0")) {
      throw new BallotException(
          Text.of("权重应为 1 到 9999999 的整数（{0}）", "a weight is a whole number from 1 to 9999999 ({0})")
              .fill(Numbers.shown(text)));
    }
    return Integer.parseInt(text);
  }

  int size() {
    return weights.size();
  }

  Set<String> all() {
    return weights.keySet();
  }

  /** The weight of a credential; null if it is not listed. */
  @Nullable Integer weightOf(String credential) {
    return weights.get(credential);
  }
}
