package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.shell.InvalidInput;

/** Opens a case about a post, and about a person where the form asks for one. */
@Component
public class OpeningCase {

  private static final int LONGEST = 2_000;

  private final CaseStore store;
  private final Circumstances circumstances;
  private final Posts posts;
  private final Units units;
  private final Occupation occupation;
  private final People people;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  OpeningCase(
      CaseStore store,
      Circumstances circumstances,
      Posts posts,
      Units units,
      Occupation occupation,
      People people,
      NeedToKnow needToKnow,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.store = store;
    this.circumstances = circumstances;
    this.posts = posts;
    this.units = units;
    this.occupation = occupation;
    this.people = people;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * What a case is opened with.
   *
   * @param form the form of case
   * @param postId the post to be filled or left
   * @param subjectId the person whom it concerns; {@code null} where the form leaves that open
   * @param need why
   */
  public record Opening(
      @Nullable Form form, @Nullable UUID postId, @Nullable UUID subjectId, String need) {}

  /**
   * Opens a case.
   *
   * @throws InvalidInput with every fault; then there is no case
   */
  @Transactional
  public UUID open(Opening opening) {
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Form form = opening.form();
    if (form == null) {
      faults.add(fault("form", "", "请选择办理类型。", "Choose the form of case."));
    }
    if (opening.need().isBlank() || opening.need().length() > LONGEST) {
      faults.add(
          fault(
              "need",
              opening.need(),
              "请写明事由，1 至 {0} 字。",
              "Say why, in 1 to {0} characters.",
              LONGEST));
    }
    UUID postId = opening.postId();
    Optional<Post> post = postId == null ? Optional.empty() : posts.find(postId, today);
    if (post.isEmpty()
        || post.get().facts().kind() == PostKind.RANK
        || !needToKnow.sees(InformationClass.SELECTION, post.get().unitId())) {
      faults.add(
          fault(
              "post",
              postId == null ? "" : postId.toString(),
              "请选择职位（须在您的选拔任用授权范围内）。",
              "Choose a post within your scope over selection."));
    }
    @Nullable Named subject = form == null ? null : subject(form, opening, post, today, faults);
    if (!faults.isEmpty() || form == null || post.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Unit unit =
        units
            .find(post.get().unitId(), today)
            .orElseThrow(() -> new org.zhiren.platform.shell.NotFound("unit of the post"));
    return write(
        new Brief(
            form,
            post.get().id(),
            unit.name() + post.get().name(),
            unit.id(),
            post.get().facts().levelCode(),
            form == Form.CONFIRMATION || (form.raises() && post.get().facts().probation()),
            subject,
            opening.need().strip(),
            today));
  }

  private @Nullable Named subject(
      Form form,
      Opening opening,
      Optional<Post> post,
      LocalDate today,
      List<InvalidInput.Fault> faults) {
    UUID id = opening.subjectId();
    if (!form.personal()) {
      if (id != null) {
        faults.add(
            fault(
                "subject",
                id.toString(),
                "“{0}”在开始时不指定人选，请在初始提名时提出。",
                "A case of the form “{0}” begins without a person: nominate later.",
                form.text()));
      }
      return null;
    }
    Optional<Person> person = id == null ? Optional.empty() : people.find(id);
    if (person.isEmpty() || needToKnow.near().contains(id)) {
      faults.add(
          fault(
              "subject",
              id == null ? "" : id.toString(),
              "请选择所涉及的干部（须在册；本人及亲属的案件由他人办理）。",
              "Choose the person: on file, and neither yourself nor a relative."));
      return null;
    }
    boolean holds =
        post.isEmpty()
            || occupation
                .holders(List.of(post.get().id()), today)
                .getOrDefault(post.get().id(), List.of())
                .stream()
                .anyMatch(holder -> holder.personId().equals(id));
    boolean must = form.leaves() || form == Form.CONFIRMATION;
    if (must != holds && post.isPresent()) {
      faults.add(
          must
              ? fault(
                  "subject",
                  person.get().name(),
                  "{0} 现未任该职务，不能办理“{1}”。",
                  "{0} does not hold this post: “{1}” is not possible.",
                  person.get().name(),
                  form.text())
              : fault(
                  "subject",
                  person.get().name(),
                  "{0} 现已任该职务。",
                  "{0} holds this post already.",
                  person.get().name()));
    }
    return new Named(id, person.get().name());
  }

  private UUID write(Brief brief) {
    UUID id = UUID.randomUUID();
    String number = store.number(brief.openedOn().getYear());
    Actor actor = actors.current();
    store.insert(id, number, brief, actor.accountId(), actor.name());
    Stage stage = Procedure.open(brief);
    store.follow(id, stage, Procedure.requirements(stage, circumstances.desk(brief, null)));
    records.record(
        Act.of("selection.opened", "selection", id)
            .with("number", number)
            .with("form", brief.form())
            .with("post", brief.postId())
            .with("unit", brief.unitId())
            .withPersonal("subject", brief.subject() == null ? null : brief.subject().name())
            .because(brief.need()));
    return id;
  }

  private static InvalidInput.Fault fault(
      String field, String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en).fill(arguments));
  }
}
