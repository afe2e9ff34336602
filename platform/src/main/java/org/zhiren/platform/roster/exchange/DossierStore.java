package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Kept;
import org.zhiren.dossiers.Photo;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Dossiers, and parts of them, as text for the database and back; the photo stands apart. */
final class DossierStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private DossierStore() {}

  private record Stored(
      Map<String, String> fields,
      List<Member> family,
      Map<String, List<Map<String, String>>> sets,
      List<KeptThing> kept) {}

  private record Member(
      String relation,
      String name,
      String birth,
      String political,
      String work,
      List<KeptThing> kept) {}

  private record KeptThing(String origin, String name, String content) {}

  static String write(Dossier dossier) {
    Map<String, String> fields = new LinkedHashMap<>();
    dossier.fields().forEach((field, text) -> fields.put(field.name(), text));
    Map<String, List<Map<String, String>>> sets = new LinkedHashMap<>();
    dossier
        .sets()
        .forEach((set, rows) -> sets.put(set, rows.stream().map(InfoRow::columns).toList()));
    return JSON.writeValueAsString(
        new Stored(fields, members(dossier.family()), sets, kept(dossier.kept())));
  }

  static Dossier read(String text, byte @Nullable [] photo) {
    Stored stored = JSON.readValue(text, Stored.class);
    Map<Field, String> fields = new EnumMap<>(Field.class);
    stored.fields().forEach((name, value) -> fields.put(Field.valueOf(name), value));
    Map<String, List<InfoRow>> sets = new LinkedHashMap<>();
    stored.sets().forEach((set, rows) -> sets.put(set, rows.stream().map(InfoRow::new).toList()));
    return new Dossier(
        fields,
        relatives(stored.family()),
        Optional.ofNullable(photo).map(Photo::new),
        sets,
        things(stored.kept()));
  }

  static String writeFamily(List<FamilyMember> family) {
    return JSON.writeValueAsString(members(family));
  }

  static List<FamilyMember> readFamily(String text) {
    return relatives(JSON.readValue(text, new TypeReference<List<Member>>() {}));
  }

  static String writeKept(List<Kept> kept) {
    return JSON.writeValueAsString(kept(kept));
  }

  static List<Kept> readKept(String text) {
    return things(JSON.readValue(text, new TypeReference<List<KeptThing>>() {}));
  }

  static String writeRows(List<InfoRow> rows) {
    return JSON.writeValueAsString(rows.stream().map(InfoRow::columns).toList());
  }

  static List<InfoRow> readRows(String text) {
    return JSON
        .readValue(text, new TypeReference<List<LinkedHashMap<String, String>>>() {})
        .stream()
        .map(InfoRow::new)
        .toList();
  }

  private static List<Member> members(List<FamilyMember> family) {
    List<Member> members = new ArrayList<>();
    for (FamilyMember member : family) {
      members.add(
          new Member(
              member.relation(),
              member.name(),
              member.birth(),
              member.politicalStatus(),
              member.workplaceAndPost(),
              kept(member.kept())));
    }
    return members;
  }

  private static List<FamilyMember> relatives(List<Member> members) {
    return members.stream()
        .map(m ->
            new FamilyMember(
                m.relation(), m.name(), m.birth(), m.political(), m.work(), things(m.kept())))
        .toList();
  }

  private static List<KeptThing> kept(List<Kept> kept) {
    return kept.stream().map(k -> new KeptThing(k.origin().name(), k.name(), k.content())).toList();
  }

  private static List<Kept> things(List<KeptThing> things) {
    return things.stream()
        .map(k -> new Kept(Kept.Origin.valueOf(k.origin()), k.name(), k.content()))
        .toList();
  }
}
