package org.zhiren.platform.organization.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.organization.web.Form.Control;
import org.zhiren.platform.organization.web.Form.Field;
import org.zhiren.platform.organization.web.Form.Option;
import org.zhiren.platform.shell.Page;

/** Puts forms together; each value is what was typed, or what is stored. */
final class Forms {

  private final Page page;
  private final Typed typed;
  private final List<Field> fields = new ArrayList<>();
  private final List<String> consequences = new ArrayList<>();

  Forms(Page page, Typed typed) {
    this.page = page;
    this.typed = typed;
  }

  Form named(String key, String action, String back, long version, Object... arguments) {
    return new Form(page.t(key, arguments), action, back, version, consequences, fields);
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  Forms consequence(String key, Object... arguments) {
    consequences.add(page.t(key, arguments));
    return this;
  }

  Forms field(String name, String key, Control control, @Nullable Object value, boolean required) {
    String hint = key + ".hint";
    fields.add(
        new Field(
            name,
            page.t(key),
            control,
            typed.or(name, value == null ? "" : value.toString()),
            List.of(),
            page.texts().has(hint) ? page.t(hint) : "",
            required));
    return this;
  }

  Forms choice(String name, String key, List<Option> options) {
    return choice(name, key, options, true);
  }

  private Forms choice(String name, String key, List<Option> options, boolean required) {
    fields.add(new Field(name, page.t(key), Control.SELECT, "", options, "", required));
    return this;
  }

  /** Up to which day a period lasts, in words. */
  static Object until(Page page, java.time.@Nullable LocalDate until) {
    return until == null ? page.t("organization.until.now") : until;
  }

  Forms several(String name, String key, List<Option> options) {
    if (!options.isEmpty()) {
      fields.add(new Field(name, page.t(key), Control.CHECKS, "", options, "", false));
    }
    return this;
  }

  Forms check(String name, String key, boolean stored) {
    boolean on = typed.checked(name, stored);
    fields.add(new Field(name, page.t(key), Control.CHECK, on ? "yes" : "", List.of(), "", false));
    return this;
  }

  /** Day, ground and reason: every change has them. */
  Forms basis() {
    field("on", "organization.change.on", Control.DATE, page.today(), true);
    return groundAndReason();
  }

  Forms groundAndReason() {
    field("ground", "organization.change.ground", Control.TEXT, "", true);
    return field("reason", "organization.change.reason", Control.AREA, "", true);
  }

  Forms names(@Nullable UnitFacts facts) {
    field("name", "organization.unit.name", Control.TEXT, facts == null ? "" : facts.name(), true);
    return field(
        "shortName",
        "organization.unit.shortName",
        Control.TEXT,
        facts == null ? "" : facts.shortName(),
        false);
  }

  Forms particulars(@Nullable UnitFacts facts) {
    return particulars(facts, 1);
  }

  /** {@code place} is the precedence that a new unit gets. */
  Forms particulars(@Nullable UnitFacts facts, int place) {
    field("code", "organization.unit.code", Control.TEXT, facts == null ? "" : facts.code(), false);
    choice(
        "kind",
        "organization.unit.kind",
        listed("kind", CodeTables.kinds(), facts == null ? "" : facts.kind(), true));
    choice(
        "level",
        "organization.unit.level",
        listed("level", CodeTables.levels(), facts == null ? "" : facts.level(), true));
    choice(
        "nature",
        "organization.unit.nature",
        listed("nature", CodeTables.natures(), facts == null ? "法人单位" : facts.nature(), false));
    String sector = typed.or("sector", facts == null ? "ORGAN" : facts.sector().name());
    choice(
        "sector",
        "organization.unit.sector",
        java.util.Arrays.stream(Sector.values())
            .map(s -> new Option(s.name(), page.t(s.text()), s.name().equals(sector)))
            .toList());
    choice(
        "subordination",
        "organization.unit.subordination",
        listed(
            "subordination",
            CodeTables.subordinations(),
            facts == null || facts.subordination() == null ? "" : facts.subordination(),
            true),
        false);
    field(
        "areaCode",
        "organization.unit.areaCode",
        Control.TEXT,
        facts == null ? "" : facts.areaCode(),
        false);
    field(
        "precedence",
        "organization.unit.precedence",
        Control.NUMBER,
        facts == null ? place : facts.precedence(),
        true);
    field(
        "sensitiveFunction",
        "organization.unit.sensitive",
        Control.TEXT,
        facts == null ? "" : facts.sensitiveFunction(),
        false);
    check("grassroots", "organization.unit.grassroots", facts != null && facts.grassroots());
    return check("hardship", "organization.unit.hardship", facts != null && facts.hardship());
  }

  private List<Option> listed(
      String field, Collection<String> values, String stored, boolean withNothing) {
    String chosen = typed.or(field, stored);
    List<Option> options = new ArrayList<>();
    if (withNothing) {
      options.add(new Option("", page.t("organization.choose"), chosen.isEmpty()));
    }
    values.forEach(
        value -> options.add(new Option(value, CodeNames.in(page, value), value.equals(chosen))));
    return options;
  }

  Forms post(@Nullable PostFacts facts) {
    field("name", "organization.post.name", Control.TEXT, facts == null ? "" : facts.name(), true);
    String level = typed.or("levelCode", facts == null ? "" : facts.levelCode());
    List<Option> levels = new ArrayList<>();
    levels.add(new Option("", page.t("organization.choose"), level.isEmpty()));
    java.util.stream.Stream.concat(CodeTables.postLevels().stream(), CodeTables.ranks().stream())
        .forEach(entry ->
            levels.add(
                new Option(
                    entry.code(),
                    page.t(entry.text()) + " " + entry.code(),
                    entry.code().equals(level))));
    choice("levelCode", "organization.post.level", levels);
    String kind = typed.or("kind", facts == null ? "LEADERSHIP" : facts.kind().name());
    choice(
        "kind",
        "organization.post.kind",
        java.util.Arrays.stream(PostKind.values())
            .map(k -> new Option(k.name(), page.t(k.text()), k.name().equals(kind)))
            .toList());
    String member = typed.or("member", facts == null ? "OTHER" : facts.member().name());
    choice(
        "member",
        "organization.post.member",
        java.util.Arrays.stream(MemberKind.values())
            .map(m -> new Option(m.name(), page.t(m.text()), m.name().equals(member)))
            .toList());
    check("team", "organization.post.team", facts != null && facts.team());
    field(
        "places",
        "organization.post.places",
        Control.NUMBER,
        facts == null ? 1 : facts.places(),
        true);
    field(
        "precedence",
        "organization.post.precedence",
        Control.NUMBER,
        facts == null ? 1 : facts.precedence(),
        true);
    check("placeRecusal", "organization.post.placeRecusal", facts != null && facts.placeRecusal());
    return check("probation", "organization.post.probation", facts != null && facts.probation());
  }

  List<Option> posts(String field, List<Post> posts) {
    Set<String> chosen = Set.copyOf(typed.all(field));
    return posts.stream()
        .map(post ->
            new Option(
                post.id().toString(),
                post.name() + " · " + CodeNames.level(page, post.facts().levelCode()),
                chosen.contains(post.id().toString())))
        .toList();
  }

  /** The facts of a unit as typed. */
  static UnitFacts unitFacts(Typed typed, @Nullable UUID parent) {
    String name = typed.text("name");
    String shortName = typed.text("shortName");
    return new UnitFacts(
        name,
        shortName.isEmpty() ? name : shortName,
        typed.optional("code"),
        parent,
        typed.text("kind"),
        typed.text("level"),
        typed.text("nature"),
        typed.optional("subordination"),
        typed.choice("sector", Sector.class),
        typed.optional("areaCode"),
        typed.number("precedence"),
        typed.checked("grassroots"),
        typed.checked("hardship"),
        typed.optional("sensitiveFunction"));
  }

  /** The facts of a post as typed. */
  static PostFacts postFacts(Typed typed, UUID unit, @Nullable UUID heldWith) {
    return new PostFacts(
        unit,
        typed.text("name"),
        typed.text("levelCode"),
        typed.choice("kind", PostKind.class),
        typed.choice("member", MemberKind.class),
        typed.checked("team"),
        typed.number("places"),
        typed.number("precedence"),
        heldWith,
        typed.checked("placeRecusal"),
        typed.checked("probation"));
  }
}
