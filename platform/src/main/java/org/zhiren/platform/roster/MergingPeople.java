package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Makes two files of one human being one (合并重复人员). Field by field it is chosen what stands; facts
 * that only the other file has are taken over. The other file is there for no query any more, but
 * nothing in it is lost: the merge can be taken back like any change. Needed are all four classes
 * of information of both people, because every part of both files is touched.
 */
@Component
public class MergingPeople {

  /** What one must see of both people. */
  public static final List<InformationClass> CLASSES =
      List.of(
          InformationClass.ROSTER,
          InformationClass.FAMILY,
          InformationClass.APPRAISAL,
          InformationClass.DISCIPLINE);

  private final PersonWriter writer;
  private final Accounts accounts;
  private final JdbcClient jdbc;

  MergingPeople(PersonWriter writer, Accounts accounts, JdbcClient jdbc) {
    this.writer = writer;
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  /**
   * One field of the basics in both files.
   *
   * @param field which
   * @param kept value in the file that stays
   * @param other value in the file that is taken over
   */
  public record Compared(FactField field, @Nullable String kept, @Nullable String other) {

    /** Whether they differ. */
    public boolean differs() {
      return !Objects.equals(kept, other);
    }

    /** Whether only the other file knows it, so that it is taken over unless told otherwise. */
    public boolean onlyOther() {
      return kept == null && other != null;
    }
  }

  /**
   * One fact of the file that is taken over.
   *
   * @param fact the fact
   * @param same whether the other file says the same already
   */
  public record Brought(Fact fact, boolean same) {

    /** Names the fact in a plan. */
    public String key() {
      return fact.kind().code() + ":" + fact.id();
    }
  }

  /**
   * Both files side by side.
   *
   * @param kept the file that stays
   * @param keptVersion its version
   * @param other the file that is taken over
   * @param otherVersion its version
   * @param basics field by field
   * @param facts facts of the other file
   */
  public record Preview(
      UUID kept,
      long keptVersion,
      UUID other,
      long otherVersion,
      List<Compared> basics,
      List<Brought> facts) {

    /** Copies the lists. */
    public Preview {
      basics = List.copyOf(basics);
      facts = List.copyOf(facts);
    }
  }

  /**
   * What was chosen.
   *
   * @param versions both versions that the preview showed, kept and other
   * @param fields columns of the basics that come from the other file
   * @param facts {@linkplain Brought#key keys} of the facts that are taken over
   */
  public record Plan(long[] versions, Set<String> fields, Set<String> facts) {

    /** Copies everything. */
    public Plan {
      versions = versions.clone();
      fields = Set.copyOf(fields);
      facts = Set.copyOf(facts);
    }
  }

  /** Shows both files side by side. */
  @Transactional
  public Preview preview(UUID kept, UUID other) {
    if (kept.equals(other)) {
      throw new InvalidInput(
          "other", other.toString(), Text.of("不能与自己合并。", "A file is not merged with itself."));
    }
    PersonWriter.Held one = hold(kept);
    PersonWriter.Held two = hold(other);
    Map<String, String> here = basics(kept);
    Map<String, String> there = basics(other);
    List<Compared> compared =
        Basics.FIELDS.stream()
            .map(field -> new Compared(field, here.get(field.column()), there.get(field.column())))
            .toList();
    List<Brought> brought = new ArrayList<>();
    for (FactKind kind : FactKind.values()) {
      List<Map<String, String>> known =
          writer.store().standing(kept, kind).stream().map(Fact::values).toList();
      writer
          .store()
          .standing(other, kind)
          .forEach(fact -> brought.add(new Brought(fact, known.contains(fact.values()))));
    }
    return new Preview(kept, one.version(), other, two.version(), compared, brought);
  }

  /**
   * Merges as chosen.
   *
   * @return the statement, with which it can be taken back
   */
  @Transactional
  public long merge(UUID kept, UUID other, Plan plan, Ground ground) {
    PersonWriter.require(ground, true);
    Preview preview = preview(kept, other);
    if (preview.keptVersion() != plan.versions()[0]
        || preview.otherVersion() != plan.versions()[1]) {
      throw new InvalidInput(
          "version",
          null,
          Text.of(
              "打开预览之后，两份档案中有一份被改动过。请重新打开预览。",
              "One of the two files was changed after the preview was opened. Open it anew."));
    }
    PersonWriter.Held one = hold(kept);
    long statement = writer.begin(StatementKind.MERGED, kept, InformationClass.ROSTER, ground);
    Map<String, String> before = basics(kept);
    Map<String, String> after = new HashMap<>(before);
    for (Compared field : preview.basics()) {
      String value = field.other();
      if (plan.fields().contains(field.field().column()) && value != null) {
        after.put(field.field().column(), value);
      }
    }
    Map<String, String> changed = writer.changeBasics(one, before, after, statement);
    int taken = 0;
    for (Brought brought : preview.facts()) {
      Fact fact = brought.fact();
      writer.store().end(fact.kind(), fact.id(), statement);
      if (plan.facts().contains(brought.key())) {
        writer.store().insert(kept, fact.kind(), fact.values(), statement, null);
        taken++;
      }
    }
    jdbc.sql("select roster.rename_relative(:other, :kept, :statement)")
        .param("other", other)
        .param("kept", kept)
        .param("statement", statement)
        .query(Integer.class)
        .single();
    writer.keepBasic(hold(other), "merged_into", null, kept.toString(), statement);
    show(jdbc);
    jdbc.sql(
            "update roster.person set merged_into = :kept, version = version + 1 where id = :other")
        .param("kept", kept)
        .param("other", other)
        .update();
    hide(jdbc);
    accounts
        .follow(other, kept)
        .ifPresent(account ->
            jdbc.sql(
                    "insert into roster.merged_account (statement_id, account_id) values (:statement, :account)")
                .param("statement", statement)
                .param("account", account)
                .update());
    writer.finish(
        one,
        StatementKind.MERGED,
        statement,
        ground,
        changed,
        Map.of("other", other, "taken", taken),
        "person");
    return statement;
  }

  private PersonWriter.Held hold(UUID person) {
    PersonWriter.Held held = null;
    for (InformationClass needed : CLASSES) {
      held = writer.hold(person, needed);
    }
    return Objects.requireNonNull(held);
  }

  private Map<String, String> basics(UUID person) {
    return writer.store().basics(person).orElseThrow(() -> new NotFound("person " + person));
  }

  /** Until the end of the transaction, people who were merged are there to be seen. */
  static void show(JdbcClient jdbc) {
    jdbc.sql("select set_config('zhiren.merged', 'shown', true)").query(String.class).single();
  }

  /** Merged people are not there again. */
  static void hide(JdbcClient jdbc) {
    jdbc.sql("select set_config('zhiren.merged', '', true)").query(String.class).single();
  }

  /** Everybody whose file a statement touched: the person, and those merged by it. */
  static List<UUID> peopleOf(JdbcClient jdbc, long statement, UUID person) {
    Set<UUID> people = new LinkedHashSet<>();
    people.add(person);
    people.addAll(
        jdbc.sql(
                "select person_id from roster.basic_change where said_by = :id and field ="
                    + " 'merged_into'")
            .param("id", statement)
            .query(UUID.class)
            .list());
    return List.copyOf(people);
  }
}
