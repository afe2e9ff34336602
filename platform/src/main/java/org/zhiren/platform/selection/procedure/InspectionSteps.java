package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Steps of the inspection and of the consultation after it. Named as members of {@link Step}. */
public interface InspectionSteps {

  /** 组成考察组: who inspects; the first is the head. */
  record FormTeam(LocalDate on, List<Named> members, String plan) implements Step {
    /** Copies the list. */
    public FormTeam {
      members = List.copyOf(members);
    }

    @Override
    public Text text() {
      return Text.of("组成考察组", "inspection team");
    }
  }

  /** 考察预告. */
  record Foretell(LocalDate on, LocalDate until, String place) implements Step {
    @Override
    public Text text() {
      return Text.of("考察预告", "notice of inspection");
    }
  }

  /** 考察谈话: with how many, who, and what was heard. */
  record Interview(LocalDate on, int people, String scope, String summary) implements Step {
    @Override
    public Text text() {
      return Text.of("考察谈话", "talks of the inspection");
    }
  }

  /**
   * One examination or opinion about a person.
   *
   * @param person about whom
   * @param kind which one
   * @param result what came of it
   * @param conclusion in words; for the two signatures: who signed
   * @param document the document
   * @param validUntil last day on which it may be used, where the document says so
   */
  record Check(
      LocalDate on,
      Named person,
      CheckKind kind,
      CheckKind.Result result,
      String conclusion,
      @Nullable UUID document,
      @Nullable LocalDate validUntil)
      implements Step {
    @Override
    public Text text() {
      return kind.text();
    }
  }

  /**
   * 考察材料: what the inspection found about a person.
   *
   * @param strengths 德才表现和主要特长
   * @param weaknesses 主要缺点和不足
   * @param proposed whether the department proposes the person after joint study
   */
  record Report(
      LocalDate on,
      Named person,
      String strengths,
      String weaknesses,
      boolean proposed,
      @Nullable UUID document)
      implements Step {
    @Override
    public Text text() {
      return Text.of("考察材料", "report of the inspection");
    }
  }

  /** What was said in a consultation. */
  enum Opinion {
    /** Agrees. */
    AGREES(Text.of("同意", "agrees")),
    /** Other opinion. */
    DISAGREES(Text.of("有不同意见", "another opinion"));

    private final Text text;

    Opinion(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** 酝酿: with whom, and what was said. */
  record Consult(LocalDate on, String with, Opinion opinion, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("酝酿", "consultation");
    }
  }
}
