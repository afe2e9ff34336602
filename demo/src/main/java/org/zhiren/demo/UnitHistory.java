package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.demo.UnitChange.Kind;
import org.zhiren.demo.UnitNode.Role;

/** Plans the renamings, mergers, splits and moves of the last five years. */
final class UnitHistory {
  /** A planned change; the simulation carries mergers and splits out on their day. */
  record Plan(
      Kind kind, UnitNode unit, UnitNode other, LocalDate date, String before, String after) {}

  final List<Plan> plans = new ArrayList<>();

  UnitHistory(List<UnitNode> units, SplitRandom random, LocalDate asOf) {
    List<UnitNode> open = new ArrayList<>();
    for (UnitNode unit : units) {
      boolean small = unit.role == Role.SECTION || unit.role == Role.INSTITUTION;
      if (small && unit.precedence > 1 && unit.founded.isBefore(asOf.minusYears(12))) {
        open.add(unit);
      }
    }
    random.shuffle(open);
    int each = Math.max(1, units.size() / 100);
    int at = 0;
    at = mergers(open, at, each, random, asOf, Kind.MERGED_INTO);
    at = mergers(open, at, Math.max(1, each * 2 / 3), random, asOf, Kind.SPLIT_FROM);
    at = moves(open, at, each, units, random, asOf);
    renamings(open, at, each * 2, random, asOf);
    plans.sort((a, b) -> a.date().compareTo(b.date()));
  }

  private static LocalDate day(SplitRandom random, LocalDate asOf) {
    return asOf.withDayOfMonth(1).minusMonths(random.between(4, 58));
  }

  private int mergers(
      List<UnitNode> open, int from, int count, SplitRandom random, LocalDate asOf, Kind kind) {
    int at = from;
    for (int done = 0; done < count && at < open.size(); at++) {
      UnitNode unit = open.get(at);
      UnitNode sibling = null;
      for (int i = at + 1; i < open.size() && sibling == null; i++) {
        UnitNode other = open.get(i);
        if (other.parent == unit.parent && other.role == unit.role && !other.changing) {
          sibling = other;
        }
      }
      if (sibling == null || unit.changing) {
        continue;
      }
      LocalDate date = day(random, asOf);
      unit.changing = true;
      sibling.changing = true;
      if (kind == Kind.MERGED_INTO) {
        unit.abolished = date;
        unit.mergedInto = sibling;
      } else {
        unit.founded = date;
        unit.splitFrom = sibling;
      }
      plans.add(new Plan(kind, unit, sibling, date, unit.nameOn(date), sibling.nameOn(date)));
      done++;
    }
    return at;
  }

  private int moves(
      List<UnitNode> open,
      int from,
      int count,
      List<UnitNode> units,
      SplitRandom random,
      LocalDate asOf) {
    int at = from;
    for (int done = 0; done < count && at < open.size(); at++) {
      UnitNode unit = open.get(at);
      if (unit.changing || unit.role != Role.INSTITUTION) {
        continue;
      }
      UnitNode target = null;
      for (int tries = 0; tries < 400 && target == null; tries++) {
        UnitNode other = random.pick(units);
        if (other.role == Role.DEPARTMENT
            && other.county == unit.county
            && other.founded.isBefore(asOf.minusYears(5))) {
          target = other;
        }
      }
      UnitNode old = unit.parent;
      if (target == null || old == null) {
        continue;
      }
      LocalDate date = day(random, asOf);
      unit.changing = true;
      unit.parent = target;
      plans.add(new Plan(Kind.MOVED, unit, target, date, old.nameOn(date), target.nameOn(date)));
      done++;
    }
    return at;
  }

  private void renamings(
      List<UnitNode> open, int from, int count, SplitRandom random, LocalDate asOf) {
    int at = from;
    for (int done = 0; done < count && at < open.size(); at++) {
      UnitNode unit = open.get(at);
      String earlier = earlier(unit.label);
      if (unit.changing || earlier.equals(unit.label)) {
        continue;
      }
      LocalDate date = day(random, asOf);
      unit.changing = true;
      unit.earlierLabel = earlier;
      unit.renamedOn = date;
      plans.add(
          new Plan(
              Kind.RENAMED, unit, unit, date, unit.nameOn(date.minusDays(1)), unit.nameOn(date)));
      done++;
    }
  }

  private static String earlier(String label) {
    return label
        .replace("服务中心", "管理站")
        .replace("控制中心", "防治站")
        .replace("推广中心", "推广站")
        .replace("综合科", "秘书科")
        .replace("信息科", "电子政务科")
        .replace("业务", "管理")
        .replace("人事科", "干部科")
        .replace("行政审批科", "政务服务科")
        .replace("融媒体中心", "广播电视台");
  }

  /** Reason of a change in both languages. */
  static String[] ground(Kind kind) {
    return switch (kind) {
      case RENAMED -> new String[] {"机构改革，职责调整后更名", "Renamed after a change of duties"};
      case MERGED_INTO -> new String[] {"机构改革，职责整合", "Duties joined in the reform of organs"};
      case SPLIT_FROM -> new String[] {"新增职责，分设机构", "New duties, set up separately"};
      case MOVED -> new String[] {"隶属关系调整", "Placed under another department"};
    };
  }
}
