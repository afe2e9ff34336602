package org.zhiren.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented papers of an office, for measurements without texts from outside. */
final class InventedTexts {

  private static final String[] MATTERS = {
    "组织工作", "干部考核", "人才引进", "基层党建", "乡村振兴", "安全生产", "营商环境", "生态环境保护", "信访工作", "年轻干部培养",
    "防汛抗旱", "教育培训", "医疗保障", "文化旅游", "粮食生产", "森林防火", "项目建设", "社会治理", "就业创业", "档案管理"
  };

  private static final String[] FORMS = {"的通知", "实施方案", "情况总结", "调研报告", "工作要点", "会议上的讲话"};

  private static final String[] WHO = {
    "各县市委组织部", "州直各部门", "各乡镇党委", "驻村工作队", "各级领导班子", "机关党委", "承办单位", "分管负责同志", "考核组", "联络员"
  };

  private static final String[] DOES = {
    "要坚持问题导向，对照清单逐项检视",
    "要压实责任，一级抓一级、层层抓落实",
    "应当于每季度末报送进展情况",
    "要深入一线掌握第一手资料",
    "要把行之有效的做法固定下来",
    "须在规定时限内完成整改",
    "要加强协作配合，形成工作合力",
    "要广泛听取群众意见",
    "应当公开办理结果",
    "要严明纪律，力戒形式主义",
    "要统筹用好各方面资源",
    "要实行月调度、季通报、年考核",
    "应当如实记录、妥善归档",
    "要注重在重大任务中考察识别干部"
  };

  private static final String[] RESULT = {
    "确保年度目标如期完成",
    "切实提高工作质量",
    "推动各项部署落地见效",
    "让群众有更多获得感",
    "不断提升治理能力",
    "做到件件有着落、事事有回音",
    "为全州发展提供有力支撑",
    "防止问题反弹",
    "保持工作连续性",
    "形成长效机制"
  };

  private InventedTexts() {}

  /** So many papers of 600 to 3,000 characters; no two say the same. */
  static List<LibraryTexts.Item> papers(int count, SplittableRandom random) {
    List<LibraryTexts.Item> papers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String matter = one(MATTERS, random);
      String title =
          "关于%d年%s%s（第%d号）".formatted(2018 + random.nextInt(9), matter, one(FORMS, random), i + 1);
      int length = 600 + random.nextInt(2_400);
      StringBuilder text = new StringBuilder(length + 100).append(title).append('\n');
      while (text.length() < length) {
        text.append(one(WHO, random))
            .append("围绕")
            .append(one(MATTERS, random))
            .append(one(DOES, random))
            .append("，完成")
            .append(1 + random.nextInt(9_999))
            .append("项，")
            .append(one(RESULT, random))
            .append(random.nextInt(5) == 0 ? "。\n" : "。");
      }
      papers.add(new LibraryTexts.Item("g" + i, title, text.toString()));
    }
    return papers;
  }

  private static String one(String[] of, SplittableRandom random) {
    return of[random.nextInt(of.length)];
  }
}
