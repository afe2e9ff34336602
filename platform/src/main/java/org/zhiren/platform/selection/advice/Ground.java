package org.zhiren.platform.selection.advice;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Phase;

/**
 * What governs a phase of a case: the provisions of its gate, and the words it is written about.
 */
final class Ground {

  private Ground() {}

  /** Identifiers of the provisions that govern the phase, the most telling first. */
  static List<String> provisions(Form form, Phase phase) {
    List<String> ids =
        new ArrayList<>(
            switch (phase) {
              case MOTION -> List.of("XB-11");
              case NOMINATION -> form == Form.TERM ? List.of("XB-18", "XB-11") : List.of("XB-11");
              case RECOMMENDATION -> List.of("XB-16", "XB-20-q", "XB-16-v");
              case COMPETITION -> List.of("XB-15");
              case SHORTLIST -> List.of("XB-23", "XB-25", "XB-16-v");
              case INSPECTION ->
                  List.of(
                      "XB-29",
                      "XB-33",
                      "XB-31-1",
                      "XB-31-2",
                      "XB-31-3",
                      "XB-32",
                      "XB-53-2",
                      "XB-16-v",
                      "GWY-74-1");
              case CONSULTATION ->
                  List.of("XB-35", "XB-31-1", "XB-31-2", "XB-31-3", "XB-16-v", "GWY-74-1");
              case DECISION ->
                  List.of(
                      "XB-38-1", "XB-39-1", "XB-53-1", "XB-31-1", "XB-31-2", "XB-31-3", "GWY-74-1");
              case NOTICE -> List.of("XB-42", "GWY-74-1");
              case APPOINTMENT -> List.of("XB-45", "XB-44", "GWY-74-1");
              case PROBATION -> List.of("XB-43");
            });
    if (form == Form.EXCEPTIONAL) {
      switch (phase) {
        case NOMINATION, SHORTLIST -> ids.add("XB-09");
        case CONSULTATION, DECISION -> ids.addAll(List.of("XB-36-e", "XB-09"));
        default -> {}
      }
    }
    return ids;
  }

  /** Words under which documents speak of the phase, the most telling first. */
  static List<String> words(Form form, Phase phase) {
    List<String> words =
        new ArrayList<>(
            switch (phase) {
              case MOTION -> List.of("分析研判和动议", "动议");
              case NOMINATION -> List.of("初始提名", "提名人选");
              case RECOMMENDATION -> List.of("民主推荐", "谈话调研推荐");
              case COMPETITION -> List.of("竞争上岗", "公开选拔");
              case SHORTLIST -> List.of("考察对象", "考察人选");
              case INSPECTION -> List.of("干部考察", "考察材料", "凡提四必");
              case CONSULTATION -> List.of("充分酝酿", "酝酿");
              case DECISION -> List.of("讨论决定", "集体讨论");
              case NOTICE -> List.of("任前公示", "公示期");
              case APPOINTMENT -> List.of("任职谈话", "任免通知");
              case PROBATION -> List.of("试用期", "试任");
            });
    if (form == Form.EXCEPTIONAL) {
      words.add("破格提拔");
    }
    words.add("选拔任用");
    return words;
  }
}
