package org.zhiren.platform.demonstration;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;

/** The people of all invented cases: who decides, who inspects, who is considered; nobody twice. */
final class CaseCast {

  static final int CANDIDATES = 2;

  private static final String AUTHOR = "组织部干部";
  private static final int MEMBERS = 9;
  private static final int OLDEST = 56;

  private final CasesIntake intake;
  private final People people;
  private final @Nullable PostOccupancy occupancy;
  private final LocalDate today;
  private final Set<UUID> taken = new HashSet<>();
  private final List<Named> committee;
  private final List<Named> inspectors;

  /**
   * Chooses who decides and who inspects.
   *
   * @param all the leading posts, the highest first
   */
  CaseCast(
      CasesIntake intake,
      People people,
      @Nullable PostOccupancy occupancy,
      List<Target> all,
      LocalDate today) {
    this.intake = intake;
    this.people = people;
    this.occupancy = occupancy;
    this.today = today;
    this.committee = committee(all);
    this.inspectors = choose(People.Search.everybody(), 2, one -> true);
  }

  LocalDate today() {
    return today;
  }

  CasesIntake intake() {
    return intake;
  }

  /** Whether there are enough members to decide anything. */
  boolean complete() {
    return committee.size() >= MEMBERS;
  }

  /** Who holds these posts. */
  Map<UUID, List<PostOccupancy.Holder>> holders(List<Target> targets) {
    return occupancy == null
        ? Map.of()
        : occupancy.holders(targets.stream().map(Target::id).toList(), today);
  }

  /** Somebody is in a case from now on; false if in another one already. */
  boolean take(UUID person) {
    return taken.add(person);
  }

  /** Somebody in service; {@code null} if there is no such file. */
  @Nullable Person inService(UUID person) {
    return people.find(person).filter(one -> one.leftOn() == null).orElse(null);
  }

  /** The holders of the highest posts decide; who they are does not matter for the cases. */
  private List<Named> committee(List<Target> all) {
    List<Named> members = new ArrayList<>();
    holders(all.stream().limit(60).toList())
        .forEach((post, holders) ->
            holders.forEach(holder -> {
              Named one = new Named(holder.personId(), holder.name());
              if (members.size() < MEMBERS && members.stream().noneMatch(one::same)) {
                members.add(one);
                taken.add(holder.personId());
              }
            }));
    members.sort(Comparator.comparing(Named::name));
    return members;
  }

  /**
   * People of the unit of the post or, if it has too few, of anywhere; nobody in two cases, nobody
   * who holds the post already, and nobody whose relatives or place stand in the way.
   */
  List<Named> candidates(Target target) {
    List<Named> found = new ArrayList<>();
    Predicate<Person> fits =
        person ->
            !person.postText().equals(target.title())
                && intake.ties(new Named(person.id(), person.name()), target.id()).isEmpty();
    for (People.Search search :
        List.of(
            new People.Search("", target.unit().id(), null, false, false),
            People.Search.everybody())) {
      found.addAll(choose(search, CANDIDATES - found.size(), fits));
    }
    return found;
  }

  private List<Named> choose(People.Search search, int most, Predicate<Person> fits) {
    List<Named> found = new ArrayList<>();
    for (Person person : people.list(search, null, 400).people()) {
      if (found.size() < most
          && person.ageOn(today) < OLDEST
          && !taken.contains(person.id())
          && fits.test(person)) {
        taken.add(person.id());
        found.add(new Named(person.id(), person.name()));
      }
    }
    return found;
  }

  /** What a case is about. */
  static Brief brief(Form form, Target target, @Nullable Named subject, LocalDate on, String need) {
    return new Brief(
        form,
        target.id(),
        target.title(),
        target.unit().id(),
        target.post().facts().levelCode(),
        form.raises() && target.post().facts().probation(),
        subject,
        need,
        on);
  }

  /** A case of these people, told from its first day. */
  InventedCase tell(Brief brief, List<Named> candidates, int variant) {
    return new InventedCase(
        intake.law(), brief, candidates, committee, inspectors, document(variant), variant, today);
  }

  /** Brings a told case in. */
  void load(Brief brief, InventedCase told, int variant) {
    UUID document = document(variant);
    boolean refers =
        told.steps().stream()
            .map(CasesIntake.Past::step)
            .anyMatch(step ->
                step instanceof Step.Check
                    || step instanceof Step.OmitMeeting
                    || step instanceof Step.AnswerRecusal);
    intake.load(
        brief,
        refers
            ? List.of(new CasesIntake.PastFile(document, "考察文书（演示）.pdf", pdf(document.toString())))
            : List.of(),
        told.steps(),
        AUTHOR);
  }

  private static UUID document(int variant) {
    return UUID.nameUUIDFromBytes(
        ("selection document " + variant).getBytes(StandardCharsets.UTF_8));
  }

  /** A page that says that it is invented. */
  private static byte[] pdf(String words) {
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font <<"
          + " /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
      ""
    };
    String text =
        "BT /F1 14 Tf 72 760 Td (Zhiren demonstration: invented document) Tj 0 -24 Td ("
            + words
            + ") Tj ET";
    objects[3] = "<< /Length %d >>\nstream\n%s\nendstream".formatted(text.length(), text);
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 5\n")
        .append(table)
        .append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
