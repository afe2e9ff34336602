package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Business;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.Kinship;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Relative;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.PersonFacts.Training;

/** Invented people and posts with every fact present, absent or odd, from a seed. */
@NullUnmarked // facts are left out on purpose
final class RandomPeople {
  private static final String[] POSTS = {"a", "b", "c", "d", "e", "bureau-deputy"};
  private static final String[] UNITS = {"bureau", "office", "court"};
  private static final String[] PLACES = {"530100", "530200"};

  private final RandomGenerator random;

  RandomPeople(RandomGenerator random) {
    this.random = random;
  }

  private <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private <T> T maybe(double chance, T value) {
    return random.nextDouble() < chance ? value : null;
  }

  private LocalDate between(int fromYear, int toYear) {
    LocalDate from = LocalDate.of(fromYear, 1, 1);
    int days = (int) (LocalDate.of(toYear, 12, 31).toEpochDay() - from.toEpochDay());
    return from.plusDays(random.nextInt(days));
  }

  Person person(int number) {
    PersonFixture p = new PersonFixture();
    p.id = "p" + number;
    p.sex = maybe(0.97, oneOf(Sex.values()));
    p.birth = maybe(0.97, between(1962, 2000));
    p.group = maybe(0.6, oneOf(RetirementGroup.values()));
    p.citizen = maybe(0.98, random.nextDouble() < 0.99);
    p.civilServant = maybe(0.97, random.nextDouble() < 0.9);
    p.barred = maybe(0.9, random.nextDouble() < 0.05);
    p.workStart = maybe(0.97, between(1985, 2024));
    if (random.nextDouble() < 0.1) {
      LocalDate from = between(2005, 2022);
      p.gaps.add(new Span(from, maybe(0.9, from.plusDays(random.nextInt(900)))));
    }
    positions(p);
    if (random.nextDouble() < 0.3) {
      LocalDate from = between(2015, 2025);
      p.ranks.add(new RankHeld(oneOf(Rank.values()), from, maybe(0.3, from.plusDays(400))));
    }
    p.education = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      p.education.add(new Education(oneOf(Schooling.values()), maybe(0.8, between(1990, 2027))));
    }
    p.training = random.nextDouble() < 0.05 ? null : new ArrayList<>();
    for (int i = random.nextInt(7); p.training != null && i > 0; i--) {
      p.training.add(
          new Training(
              between(2018, 2027),
              random.nextInt(60),
              random.nextInt(300),
              maybe(0.9, random.nextDouble() < 0.9)));
    }
    p.health = maybe(0.97, random.nextDouble() < 0.97 ? Health.FIT : Health.UNFIT);
    p.partyMember = maybe(0.97, random.nextDouble() < 0.9);
    p.fullMemberSince = maybe(0.9, between(1995, 2027));
    p.licences = maybe(0.9, new ArrayList<>());
    if (p.licences != null && random.nextBoolean()) {
      p.licences.add("law");
    }
    for (int year = 2010; year <= 2027; year++) {
      if (random.nextDouble() < 0.93) {
        p.appraisals.add(
            new Appraisal(
                year, random.nextDouble() < 0.9 ? Grade.COMPETENT : oneOf(Grade.values())));
      }
    }
    p.measures = random.nextDouble() < 0.03 ? null : new ArrayList<>();
    while (p.measures != null && random.nextDouble() < 0.15) {
      p.measures.add(
          new PersonFacts.Measure(
              oneOf(MeasureKind.values()),
              between(2016, 2027),
              maybe(0.3, random.nextInt(30)),
              maybe(0.8, random.nextDouble() < 0.1),
              maybe(0.7, oneOf(PostLevel.values()))));
    }
    for (String code : new String[] {"XB-24-1", "XB-24-2", "XB-24-4", "XB-24-7"}) {
      if (random.nextDouble() < 0.5) {
        p.found(code, random.nextDouble() < 0.05);
      }
    }
    p.declared = maybe(0.95, between(2020, 2026));
    p.spouse = maybe(0.95, oneOf(Residence.values()));
    p.children = maybe(0.9, oneOf(Residence.values()));
    while (random.nextDouble() < 0.3) {
      p.relatives.add(
          new Relative(
              oneOf(Kinship.values()),
              maybe(0.8, oneOf(UNITS)),
              maybe(0.7, oneOf(POSTS)),
              maybe(0.8, random.nextBoolean()),
              maybe(0.8, random.nextBoolean())));
    }
    while (random.nextDouble() < 0.1) {
      p.businesses.add(new Business(maybe(0.8, oneOf(UNITS))));
    }
    p.growthPlace = maybe(0.9, oneOf(PLACES));
    while (random.nextDouble() < 0.3) {
      LocalDate from = between(2010, 2023);
      p.terms.add(new TermServed(oneOf(POSTS), from, from.plusYears(5)));
    }
    return p.build();
  }

  private void positions(PersonFixture p) {
    LocalDate from = between(2000, 2018);
    int level = random.nextInt(3) - 1;
    for (int i = random.nextInt(7); i > 0; i--) {
      LocalDate to = from.plusDays(100 + random.nextInt(1600));
      boolean last = i == 1;
      boolean unknown = random.nextDouble() < 0.05;
      p.positions.add(
          new Position(
              oneOf(POSTS),
              maybe(0.9, oneOf(UNITS)),
              null,
              unknown ? null : level >= 0,
              unknown || level < 0 ? null : PostLevel.at(Math.min(level, 6)),
              maybe(0.93, random.nextBoolean()),
              from,
              last && random.nextDouble() < 0.9 ? null : to,
              maybe(0.9, random.nextDouble() < 0.9 ? Exceptional.NO : oneOf(Exceptional.values())),
              maybe(0.3, from.plusYears(1)),
              null));
      from = random.nextBoolean() ? to.plusDays(1) : to.plusDays(random.nextInt(200) - 50);
      level += random.nextDouble() < 0.5 ? 1 : 0;
    }
  }

  Post post() {
    PostFixture post = new PostFixture();
    post.level = PostLevel.at(random.nextInt(6));
    post.unitId = maybe(0.95, "bureau");
    post.place = maybe(0.95, "530100");
    post.functions = List.of(oneOf(WorkFunction.values()));
    post.partyCommittee = maybe(0.3, oneOf(PartyCommittee.values()));
    post.requiredLicences = random.nextDouble() < 0.2 ? List.of("law") : List.of();
    post.directSuperiors = random.nextBoolean() ? List.of("a") : List.of();
    post.directSubordinates = random.nextBoolean() ? List.of("b", "nobody") : List.of();
    post.sameLeader = random.nextBoolean() ? List.of("c") : List.of();
    post.leadsUnit = maybe(0.9, random.nextBoolean());
    post.principalOf = maybe(0.3, oneOf(PrincipalOf.values()));
    post.termGoverned = maybe(0.9, random.nextBoolean());
    post.seats = maybe(0.95, 3);
    post.holders = maybe(0.95, random.nextInt(5));
    post.profile =
        maybe(
            0.4,
            new Post.Profile(
                maybe(0.5, oneOf(Schooling.values())),
                maybe(0.5, random.nextInt(100)),
                maybe(0.5, random.nextInt(100))));
    return post.build();
  }
}
