package org.zhiren.materials;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;

/** What a document is about, told by the words of each part of the work. */
public enum Topic implements Labelled {
  /** 党的建设. */
  PARTY_BUILDING(
      Text.of("党的建设", "Party building"), "党的建设", "党建", "党组织", "党员", "党支部", "从严治党", "主题教育", "党课"),
  /** 干部工作. */
  CADRES(
      Text.of("干部工作", "officials"), "干部", "选拔任用", "选人用人", "领导班子", "考核", "组织部", "组织工作", "公务员", "职级"),
  /** 人才工作. */
  TALENT(Text.of("人才工作", "talent"), "人才", "引才", "育才", "高层次", "职称", "专家"),
  /** 纪律作风. */
  DISCIPLINE(
      Text.of("纪律作风", "discipline"),
      "纪律",
      "监察",
      "纪检",
      "廉洁",
      "腐败",
      "作风",
      "八项规定",
      "巡察",
      "巡视",
      "警示教育"),
  /** 乡村振兴. */
  COUNTRYSIDE(Text.of("乡村振兴", "countryside"), "乡村", "农村", "农业", "农民", "脱贫", "粮食", "耕地", "村民"),
  /** 经济发展. */
  ECONOMY(
      Text.of("经济发展", "economy"), "经济", "产业", "投资", "企业", "招商", "营商环境", "市场", "项目建设", "贸易", "价格"),
  /** 财政金融. */
  FINANCE(Text.of("财政金融", "finance"), "财政", "预算", "税", "金融", "审计", "银行", "资金", "国有资产", "债券"),
  /** 生态环境. */
  ENVIRONMENT(
      Text.of("生态环境", "environment"),
      "生态",
      "环境保护",
      "污染",
      "河长",
      "森林",
      "水源",
      "节能",
      "湿地",
      "大气",
      "野生动物"),
  /** 安全稳定. */
  SAFETY(
      Text.of("安全稳定", "safety"), "安全生产", "应急", "消防", "维稳", "信访", "治安", "防灾", "矛盾纠纷", "国家安全", "事故"),
  /** 民生保障. */
  LIVELIHOOD(
      Text.of("民生保障", "livelihood"),
      "民生",
      "就业",
      "社会保障",
      "社会保险",
      "养老",
      "住房",
      "救助",
      "残疾人",
      "老年人",
      "劳动者"),
  /** 教育科技. */
  EDUCATION(
      Text.of("教育科技", "education and science"), "学校", "教师", "学生", "科技", "科研", "创新", "义务教育", "高等教育"),
  /** 卫生健康. */
  HEALTH(Text.of("卫生健康", "health"), "医疗", "卫生", "健康", "医院", "疫情", "药品", "传染病", "食品安全"),
  /** 法治建设. */
  LAW(
      Text.of("法治建设", "rule of law"),
      "法治",
      "人民法院",
      "检察院",
      "司法",
      "行政处罚",
      "立法",
      "诉讼",
      "仲裁",
      "律师",
      "依法行政"),
  /** 宣传文化. */
  CULTURE(Text.of("宣传文化", "culture"), "宣传", "意识形态", "文化", "旅游", "文物", "精神文明", "新闻", "广播电视", "网络舆情"),
  /** 统战民族. */
  UNITED_FRONT(Text.of("统战民族", "united front"), "统战", "统一战线", "民族", "宗教", "政协", "侨", "台湾同胞"),
  /** 城乡建设. */
  CONSTRUCTION(
      Text.of("城乡建设", "construction"), "城市", "规划", "道路", "交通", "建筑", "物业", "供水", "铁路", "市容", "公路"),
  /** 人大政务. */
  ASSEMBLY(Text.of("人大政务", "assembly"), "人民代表大会", "常务委员会", "选举", "代表", "政务公开", "议事规则", "政府信息");

  /** A title speaks louder than a sentence. */
  private static final int TITLE_WEIGHT = 12;

  /** Fewer hits than this in a thousand characters is a mention, not a topic. */
  private static final double LEAST_PER_THOUSAND = 3;

  private static final int MOST = 3;

  private static final String SEPARATOR = "、";

  private static final Map<Topic, List<String>> WORDS =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(t -> t, t -> List.of(t.words.split(SEPARATOR))));

  private final Text label;
  private final String words;

  Topic(Text label, String... words) {
    this.label = label;
    this.words = String.join(SEPARATOR, words);
  }

  @Override
  public String code() {
    return name();
  }

  @Override
  public Text label() {
    return label;
  }

  /**
   * The topics of a document, at most three, the weightiest first. A topic counts from three of its
   * words in a thousand characters; a word in the title counts for twelve in the text.
   */
  public static List<Topic> of(String title, String text) {
    Map<Topic, Double> weights = new EnumMap<>(Topic.class);
    double thousands = Math.max(text.length(), 300) / 1000.0;
    for (Topic topic : values()) {
      int hits = 0;
      for (String word : WORDS.getOrDefault(topic, List.of())) {
        hits += TITLE_WEIGHT * occurrences(title, word) + occurrences(text, word);
      }
      double weight = hits / thousands;
      if (weight >= LEAST_PER_THOUSAND) {
        weights.put(topic, weight);
      }
    }
    List<Topic> heaviest = new ArrayList<>(weights.keySet());
    heaviest.sort(Comparator.comparingDouble((Topic topic) -> -weights.getOrDefault(topic, 0.0)));
    return List.copyOf(heaviest.subList(0, Math.min(MOST, heaviest.size())));
  }

  private static int occurrences(String text, String word) {
    int count = 0;
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
      count++;
    }
    return count;
  }
}
