package org.zhiren.platform.demonstration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.appraisal.CampaignKind;
import org.zhiren.platform.appraisal.Item;
import org.zhiren.platform.appraisal.MarkScale;
import org.zhiren.platform.appraisal.PastCampaigns;
import org.zhiren.platform.appraisal.Plan;
import org.zhiren.platform.appraisal.RaterGroup;
import org.zhiren.platform.appraisal.Subject;
import org.zhiren.platform.roster.PersonFile;

/**
 * Invents the campaigns of the past three years: some dozens of units, the leading people of each,
 * raters who are strict or lenient, units of hard conditions where marks run lower, sheets filled
 * in carelessly, a few raters who favour the same people. How good somebody is follows from the
 * invented career: yearly grades, honours, sanctions.
 */
final class DemonstrationAppraisals {

  /** Campaigns of so many years. */
  static final int YEARS = 3;

  private static final int UNITS = 60;
  private static final int HARD_UNITS = 20;
  private static final int LEAST_PEOPLE = 6;
  private static final int MOST_PEOPLE = 12;
  private static final int SCALE = 10;
  private static final int REVIEWS = 2;
  private static final int SAMPLED = 6;

  private static final double LEVEL = 7.4;
  private static final double SPREAD_OF_PEOPLE = 0.75;
  private static final double SPREAD_OF_RATERS = 0.6;
  private static final double NOISE = 0.8;
  private static final double HARDSHIP = -0.55;
  private static final double FAVOUR = 1.8;

  private static final List<String> REMARKS =
      List.of(
          "工作扎实，能沉到一线解决问题。",
          "分管工作推进有力，按时完成任务。",
          "遇到矛盾不回避，敢于担责。",
          "建议多听取基层意见。",
          "统筹协调能力还可加强。",
          "作风正派，待人公道。",
          "对年轻同志传帮带做得好。",
          "有时研究不够深入，措施不够具体。",
          "群众反映的问题跟得紧、有回音。",
          "材料多、下去少，希望改进。");

  private final long seed;
  private final LocalDate today;
  private final List<Candidate> candidates = new ArrayList<>();

  DemonstrationAppraisals(long seed, LocalDate today) {
    this.seed = seed;
    this.today = today;
  }

  /** What is needed of a file: the file itself is not kept. */
  private record Candidate(
      UUID id, String name, String post, String level, UUID unit, double quality, double growth) {}

  /** Remembers somebody in service who may be appraised. */
  void file(PersonFile file) {
    PersonFile.Basics who = file.basics();
    if (who.leftOn() != null || file.placement().postId() == null) {
      return;
    }
    long excellent = file.appraisals().stream().filter(one -> one.grade().startsWith("优秀")).count();
    SplittableRandom own = new SplittableRandom(seed ^ who.id().getMostSignificantBits());
    double quality =
        0.35 * (excellent - 1)
            + 0.2 * Math.min(2, file.honours().size())
            - (file.sanctions().isEmpty() ? 0 : 0.8)
            + 0.7 * normal(own);
    candidates.add(
        new Candidate(
            who.id(),
            who.name(),
            file.placement().postText(),
            file.placement().levelCode(),
            file.placement().unitId(),
            Math.clamp(quality, -2.5, 2.5),
            0.12 * normal(own)));
  }

  /** The campaigns, the earliest first. */
  Stream<PastCampaigns.Past> campaigns(List<UnitRecord> units) {
    List<Place> places = places(units);
    List<PastCampaigns.Past> past = new ArrayList<>();
    for (int back = YEARS; back >= 1; back--) {
      for (int i = 0; i < places.size(); i++) {
        past.add(campaign(places.get(i), i, today.getYear() - back, YEARS - back));
      }
    }
    return past.stream();
  }

  /** Last year's reviews (一报告两评议) of two units, for the totals on the public page. */
  Stream<PastCampaigns.Past> reviews(List<UnitRecord> units) {
    List<Place> places = places(units);
    return places.subList(Math.max(0, places.size() - REVIEWS), places.size()).stream()
        .map(place -> review(place, today.getYear() - 1));
  }

  private PastCampaigns.Past review(Place place, int year) {
    SplittableRandom random =
        new SplittableRandom(seed * 37 + place.unit().getLeastSignificantBits() + year);
    List<RaterGroup> groups =
        List.of(
            group(1, "领导班子成员", "Leadership team", 40, 7),
            group(2, "其他参会人员", "Others at the meeting", 60, 26));
    List<Item> items =
        List.of(
            item(1, "能力业绩", "Ability and results", 1),
            item(2, "选任公信", "Trust in the selection", 1));
    List<Subject> people = new ArrayList<>();
    for (Candidate one : place.people()) {
      people.add(new Subject(people.size() + 1, one.id(), one.name(), one.post()));
    }
    List<PastCampaigns.Sheet> sheets = new ArrayList<>();
    for (RaterGroup group : groups) {
      for (int s = random.nextInt(2); s < group.expected(); s++) {
        List<List<Integer>> marks = new ArrayList<>();
        for (int p = 0; p < people.size(); p++) {
          marks.add(List.of(agreement(random), agreement(random)));
        }
        sheets.add(new PastCampaigns.Sheet(group.no(), marks));
      }
    }
    LocalDate closes = LocalDate.of(year, 12, 20);
    return new PastCampaigns.Past(
        place.unit(),
        CampaignKind.REPORT_AND_REVIEW,
        new Plan(
            place.name() + year + "年新提拔任用干部民主评议",
            year,
            "示组发〔" + year + "〕60号",
            "请对本年度新提拔任用的每一位干部逐项评议。不了解的请选“不了解”。",
            new MarkScale(
                3, List.of("认同", "基本认同", "不认同"), List.of("agree", "mostly agree", "disagree")),
            null,
            false,
            5,
            8,
            60,
            closes.minusDays(2),
            closes,
            items,
            groups),
        people,
        sheets,
        List.of(),
        false,
        closes.plusDays(10));
  }

  /** Most agree; 0 is 不了解. */
  private static int agreement(SplittableRandom random) {
    int drawn = random.nextInt(100);
    return drawn < 78 ? 3 : drawn < 93 ? 2 : drawn < 97 ? 1 : 0;
  }

  /** A unit with its leading people. */
  private record Place(UUID unit, String name, boolean hard, List<Candidate> people) {}

  /** Sections count with the unit that they belong to. */
  private List<Place> places(List<UnitRecord> units) {
    Map<UUID, UnitRecord> byId = new HashMap<>();
    units.forEach(unit -> byId.put(DemonstrationIds.of(unit.unitId()), unit));
    Map<UUID, List<Candidate>> people = new LinkedHashMap<>();
    for (Candidate one : candidates) {
      UUID unit = main(one.unit(), byId);
      if (unit != null) {
        people.computeIfAbsent(unit, key -> new ArrayList<>()).add(one);
      }
    }
    List<Place> hard = new ArrayList<>();
    List<Place> usual = new ArrayList<>();
    people.forEach((id, of) -> {
      UnitRecord unit = byId.get(id);
      if (unit != null && of.size() >= LEAST_PEOPLE) {
        of.sort(Comparator.comparing(Candidate::level).thenComparing(Candidate::id));
        (unit.hardship() ? hard : usual)
            .add(
                new Place(
                    id,
                    unit.shortName(),
                    unit.hardship(),
                    List.copyOf(of.subList(0, Math.min(MOST_PEOPLE, of.size())))));
      }
    });
    List<Place> chosen = new ArrayList<>(hard.subList(0, Math.min(HARD_UNITS, hard.size())));
    chosen.addAll(usual.subList(0, Math.min(UNITS - chosen.size(), usual.size())));
    return chosen;
  }

  private static @Nullable UUID main(UUID unit, Map<UUID, UnitRecord> byId) {
    UnitRecord at = byId.get(unit);
    while (at != null && at.nature().equals("内设机构") && at.parentId() != null) {
      at = byId.get(DemonstrationIds.of(at.parentId()));
    }
    return at == null || at.nature().equals("机构分组") ? null : DemonstrationIds.of(at.unitId());
  }

  private PastCampaigns.Past campaign(Place place, int index, int year, int sinceFirst) {
    SplittableRandom random =
        new SplittableRandom(seed * 31 + place.unit().getLeastSignificantBits() + year);
    boolean sampled = index % 2 == 1 && place.people().size() > SAMPLED + 2;
    List<RaterGroup> groups = groups(random, sampled);
    List<Subject> people = new ArrayList<>();
    for (Candidate one : place.people()) {
      people.add(new Subject(people.size() + 1, one.id(), one.name(), one.post()));
    }
    LocalDate closes = LocalDate.of(year, 12, 12 + index % 10);
    Plan plan =
        new Plan(
            place.name() + year + "年领导干部民主测评",
            year,
            "示组发〔" + year + "〕" + (20 + index) + "号",
            "请根据平时了解，对每一位同志逐项评价。不了解的请选“不了解”，不会当作低分。",
            new MarkScale(SCALE, List.of(), List.of()),
            sampled ? SAMPLED : null,
            true,
            5,
            8,
            60,
            closes.minusDays(7),
            closes,
            items(),
            groups);
    return new PastCampaigns.Past(
        place.unit(),
        CampaignKind.DEMOCRATIC,
        plan,
        people,
        sheets(place, index, groups, sampled, sinceFirst, random),
        remarks(people.size(), random),
        index % 2 == 0,
        closes.plusDays(10));
  }

  private static List<Item> items() {
    return List.of(
        item(1, "德", "Integrity", 25),
        item(2, "能", "Ability", 20),
        item(3, "勤", "Diligence", 15),
        item(4, "绩", "Results", 25),
        item(5, "廉", "Probity", 15));
  }

  private static Item item(int no, String name, String english, int weight) {
    return new Item(no, name, english, "", "", BigDecimal.valueOf(weight));
  }

  private static List<RaterGroup> groups(SplittableRandom random, boolean sampled) {
    if (sampled) {
      return List.of(
          group(1, "中层干部", "Heads of sections", 50, 15), group(2, "干部职工代表", "Staff", 50, 15));
    }
    return List.of(
        group(1, "领导班子成员", "Leadership team", 30, 5 + random.nextInt(3)),
        group(2, "中层干部", "Heads of sections", 30, 6 + random.nextInt(3)),
        group(3, "干部职工代表", "Staff", 40, 7 + random.nextInt(6)));
  }

  private static RaterGroup group(int no, String name, String english, int weight, int expected) {
    return new RaterGroup(no, name, english, BigDecimal.valueOf(weight), expected, 0, null, null);
  }

  private List<PastCampaigns.Sheet> sheets(
      Place place,
      int index,
      List<RaterGroup> groups,
      boolean sampled,
      int sinceFirst,
      SplittableRandom random) {
    int people = place.people().size();
    // One unit in eight has raters who favour the same three people, one in six careless ones.
    boolean favours = index % 8 == 2;
    boolean careless = index % 6 == 4;
    List<PastCampaigns.Sheet> sheets = new ArrayList<>();
    for (RaterGroup group : groups) {
      boolean small = group.no() == 1 && !sampled && index % 8 == 4;
      int absent = small ? group.expected() - 4 : random.nextInt(2);
      for (int s = 0; s < group.expected() - absent; s++) {
        boolean last = group.no() == groups.size();
        Rater rater =
            new Rater(
                SPREAD_OF_RATERS * normal(random),
                careless && last && s < 5,
                favours && last && s < 5,
                !careless && last && s == 5 && index % 5 == 0);
        sheets.add(
            new PastCampaigns.Sheet(
                group.no(),
                marks(place, rater, shown(people, sampled, sheets.size()), sinceFirst, random)));
      }
    }
    return sheets;
  }

  /** How somebody marks. */
  private record Rater(double leniency, boolean careless, boolean favours, boolean flat) {}

  /** Everybody, or an arc of the ring in which people stand, a little further with each sheet. */
  private static boolean[] shown(int people, boolean sampled, int sheet) {
    boolean[] shown = new boolean[people];
    for (int p = 0; p < people; p++) {
      shown[p] = !sampled || Math.floorMod(p - sheet * 5, people) < SAMPLED;
    }
    return shown;
  }

  private static List<List<Integer>> marks(
      Place place, Rater rater, boolean[] shown, int sinceFirst, SplittableRandom random) {
    List<List<Integer>> marks = new ArrayList<>();
    for (int p = 0; p < shown.length; p++) {
      if (!shown[p]) {
        marks.add(List.of());
        continue;
      }
      Candidate who = place.people().get(p);
      boolean unknown = random.nextInt(50) == 0;
      double seen =
          LEVEL
              + SPREAD_OF_PEOPLE * (who.quality() + who.growth() * sinceFirst)
              + (place.hard() ? HARDSHIP : 0)
              + rater.leniency()
              + (rater.favours() && p >= 2 && p < 5 ? FAVOUR : 0)
              + NOISE * 0.7 * normal(random);
      List<Integer> of = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        double given =
            rater.careless()
                ? 5 + random.nextInt(6)
                : rater.flat() ? 8 : seen + ITEM_LEVELS[i] + NOISE * 0.7 * normal(random);
        of.add(unknown ? 0 : (int) Math.clamp(Math.round(given), 1, SCALE));
      }
      marks.add(of);
    }
    return marks;
  }

  private static final double[] ITEM_LEVELS = {0.2, 0, 0.1, -0.2, 0.15};

  private static List<PastCampaigns.Remark> remarks(int people, SplittableRandom random) {
    List<PastCampaigns.Remark> remarks = new ArrayList<>();
    for (int p = 1; p <= people; p++) {
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        remarks.add(new PastCampaigns.Remark(2, p, REMARKS.get(random.nextInt(REMARKS.size()))));
      }
    }
    return remarks;
  }

  /** About normal: the sum of twelve uniforms. */
  private static double normal(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
