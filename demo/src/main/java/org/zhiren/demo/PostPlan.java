package org.zhiren.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.UnitNode.Role;

/** Gives each unit its posts and trims or adds deputies until the total is exact. */
final class PostPlan {
  final List<PostNode> posts = new ArrayList<>();

  PostPlan(List<UnitNode> units, SplitRandom random, int target) {
    for (UnitNode unit : units) {
      plan(unit, random);
    }
    pair(units);
    balance(units, random, target);
    for (UnitNode unit : units) {
      int order = 0;
      for (PostNode post : unit.posts) {
        post.order = ++order;
        post.serial = posts.size();
        posts.add(post);
        if (post.leadership() && post.chief) {
          unit.chiefQuota++;
        } else if (post.leadership()) {
          unit.deputyQuota++;
        }
      }
    }
  }

  private static void plan(UnitNode unit, SplitRandom random) {
    boolean upper = unit.county == 0;
    int chief = upper ? 6 : 4;
    switch (unit.role) {
      case GROUP -> {}
      case PARTY_COMMITTEE -> {
        lead(unit, "书记", chief, true).placeRecusal = !upper;
        lead(unit, "副书记", chief - 1, false);
        lead(unit, "专职副书记", chief - 1, false);
        for (int i = 0; i < 7; i++) {
          lead(unit, "常委", chief - 1, false);
        }
      }
      case CONGRESS -> several(unit, "主任", "副主任", chief, 4);
      case GOVERNMENT -> {
        lead(unit, upper ? "州长" : "县市长", chief, true).placeRecusal = !upper;
        for (int i = 0; i < 6; i++) {
          lead(unit, upper ? "副州长" : "副县市长", chief - 1, false);
        }
      }
      case CONFERENCE -> several(unit, "主席", "副主席", chief, 4);
      case DISCIPLINE -> {
        several(unit, "书记、监委主任", "副书记、监委副主任", chief - 1, 0);
        deputies(unit, "副书记、监委副主任", chief - 2, 2);
      }
      case COURT -> court(unit, "院长", "副院长", chief - 1);
      case PROCURATORATE -> court(unit, "检察长", "副检察长", chief - 1);
      case DEPARTMENT -> department(unit, random, upper);
      case TOWNSHIP -> township(unit);
      case INSTITUTION, ENTERPRISE -> works(unit, random, upper);
      case SECTION -> section(unit, random, upper);
    }
    if (unit.role != Role.GROUP
        && unit.role != Role.PARTY_COMMITTEE
        && unit.role != Role.GOVERNMENT) {
      PostNode staff = new PostNode(unit, staffName(unit), 0, false);
      unit.posts.add(staff);
      unit.staffPost = staff;
    }
  }

  private static String staffName(UnitNode unit) {
    return switch (unit.sector) {
      case ORGAN -> "职级公务员";
      case ENTERPRISE -> "职员";
      case INSTITUTION ->
          unit.label.endsWith("医院") || unit.label.endsWith("保健院")
              ? "医师"
              : unit.label.endsWith("学校") || unit.label.endsWith("中学") || unit.label.endsWith("小学")
                  ? "教师"
                  : "专业技术人员";
    };
  }

  private static PostNode lead(UnitNode unit, String name, int level, boolean chief) {
    String title = name;
    if (name.endsWith("县市长")) {
      boolean city = unit.label.contains("市人民政府");
      title = name.replace("县市长", city ? "市长" : "县长");
    }
    PostNode post = new PostNode(unit, title, level, chief);
    unit.posts.add(post);
    return post;
  }

  private static void several(UnitNode unit, String chief, String deputy, int level, int count) {
    lead(unit, chief, level, true);
    deputies(unit, deputy, level - 1, count);
  }

  private static void deputies(UnitNode unit, String name, int level, int count) {
    for (int i = 0; i < count; i++) {
      lead(unit, name, level, false);
    }
  }

  private static void court(UnitNode unit, String chief, String deputy, int level) {
    lead(unit, chief, level, true).placeRecusal = unit.county > 0;
    deputies(unit, deputy, level - 1, 3);
  }

  private static void department(UnitNode unit, SplitRandom random, boolean upper) {
    Catalogue.Department department = unit.department;
    if (department == null) {
      return;
    }
    PostNode chief = lead(unit, department.chief(), upper ? 4 : 2, true);
    boolean guarded = department.name().equals("公安局") || department.name().equals("组织部");
    chief.placeRecusal = guarded && !upper;
    int count = upper ? random.between(3, 4) : random.between(2, 3);
    for (int i = 0; i < count; i++) {
      lead(unit, department.deputy(), upper ? 3 : 1, false).probation = true;
    }
  }

  private static void township(UnitNode unit) {
    boolean street = unit.label.endsWith("街道");
    lead(unit, street ? "党工委书记" : "党委书记", 2, true);
    String chief = street ? "办事处主任" : unit.label.endsWith("镇") ? "镇长" : "乡长";
    lead(unit, chief, 2, true);
    lead(unit, street ? "人大工委主任" : "人大主席", 2, true);
    lead(unit, street ? "党工委副书记" : "党委副书记", 1, false);
    lead(unit, street ? "纪工委书记" : "纪委书记", 1, false);
    deputies(unit, street ? "办事处副主任" : "副" + chief, 1, 3);
  }

  private static void works(UnitNode unit, SplitRandom random, boolean upper) {
    Catalogue.Department department = unit.department;
    if (department == null) {
      return;
    }
    lead(unit, department.chief(), upper ? 2 : 1, true);
    if (upper) {
      deputies(unit, department.deputy(), 1, random.between(1, 2));
    }
  }

  private static void section(UnitNode unit, SplitRandom random, boolean upper) {
    String title = unit.label.endsWith("办公室") ? "主任" : "科长";
    lead(unit, title, upper ? 2 : 1, true).probation = true;
    if (upper && random.chance(0.5)) {
      lead(unit, "副" + title, 1, false).probation = true;
    }
  }

  /** 兼任: members of the standing committee hold departments, the mayor is deputy secretary. */
  private static void pair(List<UnitNode> units) {
    for (UnitNode committee : units) {
      if (committee.role != Role.PARTY_COMMITTEE) {
        continue;
      }
      List<PostNode> members =
          committee.posts.stream().filter(post -> post.name.equals("常委")).toList();
      int next = 0;
      for (String name : List.of("组织部", "宣传部", "统战部", "政法委员会")) {
        PostNode head = chiefOf(units, committee.county, name);
        if (head != null) {
          join(members.get(next++), head);
        }
      }
      PostNode discipline = null;
      PostNode mayor = null;
      PostNode viceMayor = null;
      for (UnitNode unit : units) {
        if (unit.county == committee.county && unit.role == Role.DISCIPLINE) {
          discipline = unit.posts.getFirst();
        } else if (unit.county == committee.county && unit.role == Role.GOVERNMENT) {
          mayor = unit.posts.getFirst();
          viceMayor = unit.posts.get(1);
        }
      }
      if (discipline != null) {
        join(members.get(next++), discipline);
      }
      if (viceMayor != null) {
        join(members.get(next), viceMayor);
        PostNode police = chiefOf(units, committee.county, "公安局");
        if (police != null && viceMayor.unit.posts.size() > 2) {
          join(viceMayor.unit.posts.get(2), police);
        }
      }
      if (mayor != null) {
        join(mayor, committee.posts.get(1));
      }
    }
  }

  private static void join(PostNode main, PostNode second) {
    main.brings = second;
    second.heldWith = main;
    // The stricter bar of the two posts holds for whoever takes both.
    main.placeRecusal |= second.placeRecusal;
    main.probation = false;
    second.probation = false;
  }

  private static @Nullable PostNode chiefOf(List<UnitNode> units, int county, String name) {
    for (UnitNode unit : units) {
      if (unit.county == county && unit.department != null && unit.department.name().equals(name)) {
        return unit.posts.getFirst();
      }
    }
    return null;
  }

  private static void balance(List<UnitNode> units, SplitRandom random, int target) {
    int total = units.stream().mapToInt(unit -> unit.posts.size()).sum();
    List<UnitNode> elastic =
        new ArrayList<>(
            units.stream()
                .filter(u ->
                    u.role == Role.DEPARTMENT
                        || u.role == Role.INSTITUTION
                        || u.role == Role.TOWNSHIP
                        || u.role == Role.ENTERPRISE)
                .toList());
    random.shuffle(elastic);
    for (int at = 0; total != target; at++) {
      UnitNode unit = elastic.get(at % elastic.size());
      int last = lastDeputy(unit);
      if (total < target) {
        PostNode model = unit.posts.get(last > 0 ? last : 0);
        int level = model.chief ? model.level - 1 : model.level;
        if (level < 1) {
          // A small institution whose chief is at the lowest level gets a second staff post.
          unit.posts.add(new PostNode(unit, "管理人员", 0, false));
        } else {
          PostNode post =
              new PostNode(unit, model.chief ? "副" + model.name : model.name, level, false);
          post.probation = model.probation;
          unit.posts.add(last + 1, post);
        }
        total++;
      } else if (last > (unit.role == Role.TOWNSHIP ? 5 : 1)) {
        unit.posts.remove(last);
        total--;
      } else if (at > elastic.size() * 12) {
        throw new IllegalStateException(
            "too few posts (%d) for the units (%d). Maybe ask for more people."
                .formatted(target, units.size()));
      }
    }
  }

  private static int lastDeputy(UnitNode unit) {
    for (int i = unit.posts.size() - 1; i > 0; i--) {
      if (unit.posts.get(i).leadership() && !unit.posts.get(i).chief) {
        return i;
      }
    }
    return 0;
  }
}
