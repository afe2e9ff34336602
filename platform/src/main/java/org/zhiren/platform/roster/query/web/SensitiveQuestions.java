package org.zhiren.platform.roster.query.web;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.roster.query.AskingPeople;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.shell.Sha256;

/**
 * A list of those with a sanction is a look at sanctions: whoever is shown people by appraisals,
 * sanctions or family leaves an entry in the record, with a fingerprint of the question in place of
 * its values.
 */
@Component
class SensitiveQuestions {

  private final SensitiveReads reads;

  SensitiveQuestions(SensitiveReads reads) {
    this.reads = reads;
  }

  /** Notes that people are about to be shown; called outside a transaction. */
  void shown(Question question, List<ResultColumn> columns, int people) {
    Set<InformationClass> classes = EnumSet.copyOf(AskingPeople.classes(question));
    if (columns.contains(ResultColumn.APPRAISALS)) {
      classes.add(InformationClass.APPRAISAL);
    }
    classes.remove(InformationClass.ROSTER);
    if (people > 0) {
      for (InformationClass each : classes) {
        reads.seen("question", fingerprint(question), each, List.of("list"));
      }
    }
  }

  private static String fingerprint(Question question) {
    return HexFormat.of().formatHex(Sha256.of(QuestionJson.write(question)), 0, 16);
  }
}
