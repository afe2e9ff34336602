package org.zhiren.platform.demonstration;

import java.time.LocalDate;
import java.util.List;
import org.zhiren.platform.library.LibraryIntake.Given;

/**
 * Invented papers of an organisation department about the procedure of selection. They cite
 * articles of the regulation and say no more of them than what they are about: the wording is the
 * regulation's own.
 */
final class SelectionPapers {

  private static final String RULES = "《党政领导干部选拔任用工作条例》";

  private SelectionPapers() {}

  /** The papers, dated before {@code today}. */
  static List<Given> of(LocalDate today) {
    int year = today.getYear() - 1;
    return List.of(
        given(
            1,
            "关于进一步规范干部选拔任用工作程序的通知",
            """
            示组通〔%1$d〕18号
            各县（市）委组织部，州直各单位党委（党组）：
            为把好选人用人每一道关口，现就有关事项通知如下。
            一、分析研判和动议
            按照%2$s第十一条，先综合分析研判班子结构和岗位需要，再提出工作意见。
            二、民主推荐
            按照%2$s第十六条，谈话调研推荐和会议推荐都要如实登记参加人数和得票，得票只作参考，不以票取人。
            三、考察
            按照%2$s第二十九条，制定考察方案，发布考察预告，广泛谈话，写实考察材料。
            四、讨论决定
            按照%2$s第三十八条，到会人数不足的不得开会；按照%2$s第三十九条，应到会成员超过半数同意方为通过。
            五、任前公示和任职
            按照%2$s第四十二条，任前公示期限按工作日计算，公示反映的问题逐件核查；按照%2$s第四十四条，指定专人进行任职谈话。
            六、试用期
            按照%2$s第四十三条，试用期满及时组织考核，合格的正式任职。
            示例州委组织部
            %1$d年4月12日
            """
                .formatted(year, RULES)),
        given(
            2,
            "干部考察工作要点",
            """
            一、把凡提四必落实到位
            按照%2$s第三十一条，档案审核、个人有关事项报告查核、听取纪检监察机关意见、信访举报核查逐人逐项登记，结论未明的不提交讨论。
            二、写准考察材料
            按照%2$s第三十二条，考察材料既写主要特长，也写主要缺点和不足，用事实说话。
            三、组好考察组
            按照%2$s第三十三条，考察组由两名以上成员组成；按照%2$s第五十三条，有应回避情形的不参加考察。
            四、确定考察对象
            按照%2$s第二十三条综合考虑；换届时按照%2$s第二十五条，考察对象应当多于拟任职务人数。
            示例州委组织部
            %1$d年6月3日
            """
                .formatted(year, RULES)),
        given(
            3,
            "在全州干部选拔任用工作培训会上的讲话",
            """
            （%1$d年9月20日）
            同志们：
            一、充分酝酿，不走过场
            按照%2$s第三十五条，讨论决定前在一定范围内酝酿，听取不同意见并如实记录。
            二、敢于较真，把住公示关
            任前公示不是形式。公示期内收到的反映，要在规定时限内查清，查不清的不办任职手续。
            三、管好试用期
            试用期是考察的延续。分管领导要在试用期内至少谈话两次，期满一个月内完成考核。
            四、抓住动议这个源头
            动议环节把班子短板找准，后面的民主推荐、考察对象产生才有方向。
            示例州委组织部
            %1$d年9月20日
            """
                .formatted(year, RULES)),
        given(
            4,
            "任前公示反映问题核查工作规程",
            """
            一、登记
            任前公示期间来信、来访、来电反映的问题，当日登记，注明是否实名。
            二、核查
            按照%2$s第四十二条开展公示；反映具体、线索清楚的，由干部监督机构会同纪检监察机关核查，公示期满前提出意见。
            三、处理
            核查结论影响任职的，不办理任职手续；不影响任职的，记录在案。
            四、任免通知
            按照%2$s第四十五条，任职时间自讨论决定之日起计算，任免通知写明生效日期。
            示例州委组织部
            %1$d年11月8日
            """
                .formatted(year, RULES)),
        given(
            5,
            "公开选拔和竞争上岗工作办法",
            """
            一、公告
            按照%2$s第十五条，一般适用于副职领导职位，资格条件突破规定的事先报上级组织部门审核同意；公告写明职位、资格条件和办法。
            二、测试和考察
            资格审查、测试、考察逐项公开结果。破格提拔的，按照%2$s第三十六条在讨论决定前征得上级组织部门同意。
            三、监督
            报名、测试、考察全过程由干部监督机构参加。
            示例州委组织部
            %1$d年3月15日
            """
                .formatted(year, RULES)));
  }

  private static Given given(int number, String title, String text) {
    return new Given("选拔任用材料-%02d.txt".formatted(number), title, title + "\n" + text);
  }
}
