package org.zhiren.platform.selection.recusal;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * How two people are related, as far as the files say.
 *
 * @param kind which near relation it is
 * @param path the people and ties between them, for instance 张三 — 配偶 — 李四
 * @param certain false where it rests on an equal name and birth date of somebody without a file
 */
public record KinPath(Text kind, Text path, boolean certain) {

  /** A tie of the path. */
  record Leg(String to, List<KinStep> steps) {}

  /** The path in words. */
  static Text words(String from, List<Leg> legs) {
    StringBuilder zh = new StringBuilder(from);
    StringBuilder en = new StringBuilder(from);
    for (Leg leg : legs) {
      zh.append(" — ")
          .append(String.join("的", leg.steps().stream().map(step -> step.text().zh()).toList()))
          .append(" — ")
          .append(leg.to());
      en.append(" — ")
          .append(
              String.join(
                  " of ", leg.steps().reversed().stream().map(step -> step.text().en()).toList()))
          .append(" — ")
          .append(leg.to());
    }
    return Text.of(zh.toString(), en.toString());
  }
}
