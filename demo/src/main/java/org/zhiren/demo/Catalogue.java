package org.zhiren.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of departments that a prefecture and a county have, most important first. */
final class Catalogue {
  /**
   * One line: name after the place | ZB04 kind | chief | deputy | founding year or 0 | sensitive
   * function. A name beginning with ^ belongs to the Party and gets 中共…委 around the place.
   */
  private static final String DEPARTMENTS =
      """
      ^办公室|党委办公厅、室|主任|副主任|0|
      政府办公室|政府办公厅、室|主任|副主任|0|
      ^组织部|党委组织部|部长|副部长|0|组织人事
      财政局|财政部门|局长|副局长|0|财务
      ^宣传部|党委宣传部|部长|副部长|0|
      公安局|公安部门|局长|副局长|0|
      发展和改革委员会|发改委|主任|副主任|0|
      ^统战部|党委统战部|部长|副部长|0|
      教育局|教育（文教）部门|局长|副局长|0|
      ^政法委员会|党委其他机关|书记|副书记|0|
      人力资源和社会保障局|人力资源和社会保障部门|局长|副局长|0|组织人事
      审计局|审计部门|局长|副局长|1983|审计
      农业农村局|农业部门|局长|副局长|0|
      卫生健康局|卫生和计划生育部门|局长|副局长|0|
      总工会|工会|主席|副主席|0|
      共产主义青年团委员会|共青团|书记|副书记|0|
      妇女联合会|妇联|主席|副主席|0|
      自然资源局|国土资源部门|局长|副局长|0|
      住房和城乡建设局|住房和城乡建设部门|局长|副局长|0|
      交通运输局|交通运输部门|局长|副局长|0|
      水利局|水利部门|局长|副局长|0|
      民政局|民政部门|局长|副局长|0|
      司法局|司法部门|局长|副局长|1980|
      ^巡察工作领导小组办公室|党委其他机关|主任|副主任|2015|纪检监察
      民族宗教事务局|民族事务部门|局长|副局长|0|
      林业局|林业部门|局长|副局长|0|
      市场监督管理局|工商行政管理部门（市场监管部门）|局长|副局长|0|
      应急管理局|安全生产监管部门|局长|副局长|2019|
      生态环境局|环境保护部门|局长|副局长|1985|
      统计局|统计部门|局长|副局长|0|
      文化和旅游局|文化部门|局长|副局长|0|
      商务局|商务部门|局长|副局长|0|
      科学技术局|科技部门|局长|副局长|0|
      工业和信息化局|工业和信息化部门|局长|副局长|0|
      ^机构编制委员会办公室|党委其他机关|主任|副主任|1988|组织人事
      ^老干部局|党委其他机关|局长|副局长|1982|组织人事
      退役军人事务局|政府其他机关|局长|副局长|2019|
      医疗保障局|政府其他机关|局长|副局长|2019|
      信访局|政府其他机关|局长|副局长|0|
      国有资产监督管理委员会|国有资产管理部门|主任|副主任|2004|
      工商业联合会|工商联|主席|副主席|0|
      科学技术协会|其他人民团体|主席|副主席|0|
      文学艺术界联合会|其他人民团体|主席|副主席|0|
      残疾人联合会|其他人民团体|理事长|副理事长|1988|
      ^党校|参照公务员管理的事业单位|常务副校长|副校长|0|
      机关事务服务局|政府机关事务管理部门|局长|副局长|0|
      体育局|体育运动部门|局长|副局长|0|
      地方金融工作局|金融监管部门|局长|副局长|2009|
      大数据管理局|政府其他机关|局长|副局长|2019|
      乡村发展局|政府其他机关|局长|副局长|2016|
      投资促进局|政府其他机关|局长|副局长|2002|
      城市管理局|政府其他机关|局长|副局长|2005|
      红十字会|其他人民团体|常务副会长|副会长|0|
      归国华侨联合会|其他人民团体|主席|副主席|0|
      档案馆|参照公务员管理的事业单位|馆长|副馆长|0|
      供销合作社联合社|参照公务员管理的事业单位|主任|副主任|0|
      """;

  private static final String INSTITUTIONS =
      """
      人民医院|院长|副院长
      第一中学|校长|副校长
      职业技术学校|校长|副校长
      农业技术推广中心|主任|副主任
      疾病预防控制中心|主任|副主任
      民族中学|校长|副校长
      妇幼保健院|院长|副院长
      社会保险服务中心|主任|副主任
      图书馆|馆长|副馆长
      第二中学|校长|副校长
      中医医院|院长|副院长
      公共资源交易中心|主任|副主任
      融媒体中心|主任|副主任
      水利工程管理站|站长|副站长
      实验小学|校长|副校长
      林业科学研究所|所长|副所长
      文化馆|馆长|副馆长
      不动产登记中心|主任|副主任
      畜牧兽医服务中心|主任|副主任
      公路养护中心|主任|副主任
      投资评审中心|主任|副主任
      就业服务中心|主任|副主任
      环境监测站|站长|副站长
      博物馆|馆长|副馆长
      特殊教育学校|校长|副校长
      气象服务站|站长|副站长
      """;

  private static final String ENTERPRISES =
      """
      城市建设投资有限公司|董事长|副总经理
      交通运输集团有限公司|董事长|副总经理
      供水有限公司|总经理|副总经理
      农业发展有限公司|董事长|副总经理
      文化旅游发展有限公司|董事长|副总经理
      粮食储备有限公司|总经理|副总经理
      """;

  static final List<String> SECTIONS =
      List.of(
          "办公室", "综合科", "人事科", "政策法规科", "财务科", "业务一科", "业务二科", "督查科", "信息科", "培训科", "行政审批科",
          "机关党委办公室", "业务三科", "宣传科", "项目科", "监督科");

  /** A kind of department. */
  record Department(
      String name,
      boolean party,
      String kind,
      String chief,
      String deputy,
      int year,
      @Nullable String sensitive) {

    /** Full name in front of which stands the place, for instance 岚溪县. */
    String named(String place) {
      return party ? "中共" + place + "委" + name : place + name;
    }
  }

  static final List<Department> DEPARTMENT_LIST = departments();
  static final List<Department> INSTITUTION_LIST = plain(INSTITUTIONS, "其他事业单位（公益一类）");
  static final List<Department> ENTERPRISE_LIST = plain(ENTERPRISES, "国有企业");

  private Catalogue() {}

  private static List<Department> departments() {
    List<Department> result = new ArrayList<>();
    for (String line : DEPARTMENTS.lines().toList()) {
      String[] part = line.split("\\|", -1);
      boolean party = part[0].startsWith("^");
      result.add(
          new Department(
              party ? part[0].substring(1) : part[0],
              party,
              part[1],
              part[2],
              part[3],
              Integer.parseInt(part[4]),
              part[5].isEmpty() ? null : part[5]));
    }
    return List.copyOf(result);
  }

  private static List<Department> plain(String lines, String kind) {
    List<Department> result = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      String[] part = line.split("\\|", -1);
      result.add(new Department(part[0], false, kind, part[1], part[2], 0, null));
    }
    return List.copyOf(result);
  }
}
