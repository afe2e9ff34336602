package org.zhiren.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Texts to measure with: real ones from a folder that is not shipped, more composed of them. */
final class LibraryTexts {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private LibraryTexts() {}

  /** A document. */
  record Item(String id, String title, String text) {}

  /** A question and the ids of the right documents. */
  record Asked(String question, Set<String> right) {}

  private interface Line {
    void read(JsonNode node);
  }

  private static void lines(Path file, Line work) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        work.read(JSON.readTree(line));
      }
    }
  }

  static List<Item> documents(Path file) throws IOException {
    List<Item> items = new ArrayList<>();
    lines(
        file,
        node ->
            items.add(
                new Item(
                    node.path("id").asString(),
                    node.path("title").asString(""),
                    node.path("text").asString())));
    return items;
  }

  static List<Asked> questions(Path file) throws IOException {
    List<Asked> asked = new ArrayList<>();
    lines(
        file,
        node -> {
          Set<String> right = new HashSet<>();
          node.path("rel").forEach(id -> right.add(id.asString()));
          asked.add(new Asked(node.path("q").asString(), right));
        });
    return asked;
  }

  static long characters(List<Item> items) {
    return items.stream().mapToLong(item -> item.title().length() + item.text().length()).sum();
  }

  /** Replaces stretches of eight characters by others until a part of the text has been touched. */
  static String edited(String text, double part, List<Item> from, SplittableRandom random) {
    StringBuilder edited = new StringBuilder(text);
    for (int changed = 0; changed < part * text.length(); changed += 8) {
      String other = from.get(random.nextInt(from.size())).text();
      int source = random.nextInt(Math.max(1, other.length() - 8));
      int at = random.nextInt(Math.max(1, edited.length() - 8));
      edited.replace(
          at,
          Math.min(edited.length(), at + 8),
          other.substring(source, Math.min(other.length(), source + 8)));
    }
    return edited.toString();
  }

  private static final String[] ADVERTISEMENTS = {
    "【%s素材库】——每天更新材料%d多篇内部高质量素材，会员群+网盘群同步每日更新，一键精准搜索、一键快速查找！",
    "欢迎加入“%s素材库vip会员”，%d万字材料，轻松解决您的各类素材需求！添加客服微信：%s",
    "[【%s服务】高质量，质量保障，绝对%%&保密，包满^意，直接添@加#客服：%2$d，为您提供高质量服务！]",
    "更多范文请关注微信公众号：%s，回复%d免费领取。",
    "本文由%s文库网整理发布，更多公文写作素材请访问www.%3$s.com，客服QQ：%2$d",
    "需要代写讲话稿、总结、述职报告的小伙伴请加微信：%3$s（%1$s工作室，第%2$d号客服）",
    "扫描下方二维码，加入%s写作交流群，已有%d人加入！",
    "【%s】——原创高质量保障、高度保密，各类（润笔），好评如潮！代发布业务持续接单中，客服：%d",
    "限时优惠：%s公文会员低价订阅，原价%d元，联系客服微信%s办理。",
    "长按识别二维码关注“%s”，每天推送%d篇机关材料，一键下载。",
    "##%3$s##",
    "资料来自%s材料网，提取码：%3$s，全套%2$d份网盘资料请联系店主微信。",
  };

  /** An addition such as sellers put at the end of a text. */
  static String advertisement(SplittableRandom random) {
    String[] names = {"好写", "笔耕", "墨香", "文友", "机关范", "老秘", "妙笔", "公文侠"};
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      StringBuilder code = new StringBuilder();
      for (int letter = 0; letter < 8; letter++) {
        code.append((char) ('a' + random.nextInt(26)));
      }
      text.append(
              ADVERTISEMENTS[random.nextInt(ADVERTISEMENTS.length)].formatted(
                  names[random.nextInt(names.length)], 100 + random.nextInt(9000), code))
          .append('\n');
    }
    return text.toString();
  }
}
