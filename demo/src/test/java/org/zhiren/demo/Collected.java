package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All records of one run in memory. */
final class Collected implements PrefectureSink {
  final List<AreaRecord> areas = new ArrayList<>();
  final List<UnitRecord> units = new ArrayList<>();
  final List<UnitChange> changes = new ArrayList<>();
  final List<PostRecord> posts = new ArrayList<>();
  final List<PersonRecord> people = new ArrayList<>();
  final List<Planted> planted = new ArrayList<>();
  final List<LatentTruth> truths = new ArrayList<>();
  private final Map<String, UnitRecord> unitById = new HashMap<>();
  private final Map<String, PostRecord> postById = new HashMap<>();
  private final Map<String, PersonRecord> personById = new HashMap<>();

  static Collected of(long seed, DemoSize size, LocalDate asOf) {
    Collected collected = new Collected();
    DemoPrefecture.generate(seed, size, asOf, collected);
    return collected;
  }

  UnitRecord unit(@Nullable String id) {
    return Objects.requireNonNull(unitById.get(String.valueOf(id)), "unit " + id);
  }

  PostRecord post(@Nullable String id) {
    return Objects.requireNonNull(postById.get(String.valueOf(id)), "post " + id);
  }

  PersonRecord person(String id) {
    return Objects.requireNonNull(personById.get(id), "person " + id);
  }

  @Override
  public void area(AreaRecord area) {
    areas.add(area);
  }

  @Override
  public void unit(UnitRecord unit) {
    units.add(unit);
    unitById.put(unit.unitId(), unit);
  }

  @Override
  public void unitChange(UnitChange change) {
    changes.add(change);
  }

  @Override
  public void post(PostRecord post) {
    posts.add(post);
    postById.put(post.postId(), post);
  }

  @Override
  public void person(PersonRecord person) {
    people.add(person);
    personById.put(person.personId(), person);
  }

  @Override
  public void planted(Planted fault) {
    planted.add(fault);
  }

  @Override
  public void truth(LatentTruth truth) {
    truths.add(truth);
  }
}
