package org.zhiren.materials.cleaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gives away that somebody sells something. Signs are weighed: from {@link #ENOUGH} on a
 * sentence is advertisement by itself; a weak sign only counts beside others.
 */
final class AdvertisementSigns {

  /** From here on a sentence is advertisement. */
  static final int ENOUGH = 4;

  private static final Map<Pattern, Integer> SIGNS = signs();

  private AdvertisementSigns() {}

  private static Map<Pattern, Integer> signs() {
    Map<Pattern, Integer> signs = new LinkedHashMap<>();
    // Words broken up so that filters do not see them: 保%密, 直接添@加#客服, 老&^服务.
    sign(
        signs,
        4,
        "\\p{IsHan}[%^&*@#$~|\\\\]{1,3}\\p{IsHan}[^。]{0,60}?\\p{IsHan}[%^&*@#$~|\\\\]{1,3}\\p{IsHan}");
    sign(signs, 2, "\\p{IsHan}[%^&*@#$~|\\\\]{1,3}\\p{IsHan}");
    // Sellers of texts and their clubs.
    sign(signs, 3, "(?:素材|材料|范文|文稿|公文|写作|资料|文库)(?:库|网|铺|铺子|超市|商城|工坊|吧)(?!络)");
    sign(signs, 3, "(?i)s?vip\\s*(?:会员|用户|群)?|会员群|网盘群|资料群|写作群|交流群");
    sign(
        signs, 4, "代写(?:讲话|发言|总结|述职|材料|论文|文章|公文|稿件|心得|服务|业务|团队)|(?:承接|专业)代写|代笔|润笔|代发表|代发布|论文发表|包过");
    // Requests to get in touch.
    sign(
        signs,
        4,
        "(?i)(?:添\\W{0,2}加|加|联系|咨询|搜索|关注|私信|详询)[^，。；！\\n]{0,8}?"
            + "(?:微\\W{0,2}信|客\\W{0,2}服|q\\s?q|扣扣|企鹅|\\bvx|v信|薇信|公众号|小助手|店主)");
    sign(signs, 4, "(?i)(?:微信号?|q\\s?q群?号?|扣扣|vx|公众号|客服|手机|热线)\\s*[：:，,]\\s*[A-Za-z0-9_-]{5,}");
    sign(signs, 4, "(?:请|需要的)[^。\\n]{0,10}客服\\s*[：:]|公众号\\s*[：:]\\s*\\p{IsHan}{2,8}");
    sign(signs, 4, "扫(?:描|一扫|码)?[^。\\n]{0,8}二维码|扫码(?:添加|关注|进群|领取|下载)|长按[^。\\n]{0,6}(?:识别|二维码)");
    sign(signs, 3, "关注(?:我们|本号|公众号|微信)|点击(?:下方|上方|蓝字|关注|链接)|阅读原文");
    // Praise and offers.
    sign(signs, 3, "一键(?:精准|快速|极速)?(?:搜索|查找|下载)|包满\\W{0,2}意|好评如潮|谨防假冒|持续接单|接单中");
    sign(signs, 2, "绝对\\W{0,3}保密|高度保密|高质量(?:保障|服务|素材)|原创高质量|质量保障|唯一平台|认准");
    sign(signs, 3, "(?:免费|限时|付费|低价|超值)(?:领取|下载|赠送|获取|优惠|订阅|加入)|(?:解压|提取)密?码\\s*[：:]");
    sign(signs, 2, "每天更新|每日更新|同步更新|持续更新|海量(?:素材|材料|资料|范文)|内部(?:素材|资料)|篇.{0,8}(?:素材|范文)");
    sign(signs, 3, "(?i)(?:更多|获取更多|查看更多|下载更多)[^。\\n]{0,16}(?:请|敬请|欢迎|尽在|登录|访问|关注|进入)");
    sign(signs, 3, "(?i)(?:本文|文章|材料|资料)(?:由|来自|来源于)[^。，\\n]{2,16}(?:整理|提供|首发|原创|分享|网|库)");
    sign(signs, 2, "(?i)https?://|www\\.[a-z0-9-]+\\.|[a-z0-9-]+\\.(?:com|cn|net|vip|top)\\b");
    // Weak: honest texts have them too.
    sign(signs, 1, "会员|客服|网盘|小伙伴|素材|亲们|加入|润色|PPT设计|转载|版权");
    sign(signs, 1, "[：:]\\s*(?:[，,]|$|\\d{3,})|1[3-9]\\d{9}");
    sign(signs, 1, "^\\s*[\\[(（]?【[^】]{2,12}】");
    return signs;
  }

  private static void sign(Map<Pattern, Integer> signs, int weight, String expression) {
    signs.put(Pattern.compile(expression), weight);
  }

  /** Who forbids selling names what is sold. */
  private static final Pattern FORBIDS = Pattern.compile("禁止|不得|严禁|违反|违法|责令|查处|应当|依法|规定|消费者");

  /** What was found in a sentence: how much it weighs, and the words. */
  record Found(int weight, List<String> words) {}

  /** What every sign but the weakest has; most sentences have none and need no closer look. */
  private static final Pattern ANCHOR =
      Pattern.compile(
          "[%^&*@#$~|\\\\]|素材|材料[库网铺超商城工坊吧]|范文|文稿|公文|写作|资料|文库|(?i:vip|vx|qq|http|www)|会员|[盘流]群|代[写笔发]|润笔"
              + "|论文|包过|微|客服|扣扣|企鹅|v信|公众号|小助手|店主|手机|热线|扫|长按|关注|点击|阅读原文|一键|包满|好评|谨防|接单|绝对|保密"
              + "|高质量|质量保障|唯一平台|认准|免费|限时|付费|低价|超值|解压|提取密?码|更新|海量|内部|更多|本文|文章|\\.com|\\.cn|网盘|小伙伴|亲们");

  private static final Found NOTHING = new Found(0, List.of());

  /**
   * The signs in a sentence.
   *
   * @param closely whether the weakest signs count by themselves, as they do beside advertisement
   */
  static Found in(String sentence, boolean closely) {
    if (!closely && !ANCHOR.matcher(sentence).find()) {
      return NOTHING;
    }
    int weight = 0;
    List<String> words = new ArrayList<>();
    for (Map.Entry<Pattern, Integer> sign : SIGNS.entrySet()) {
      Matcher found = sign.getKey().matcher(sentence);
      if (found.find()) {
        weight += sign.getValue();
        words.add(found.group().strip());
      }
    }
    return new Found(FORBIDS.matcher(sentence).find() ? weight / 2 : weight, words);
  }
}
