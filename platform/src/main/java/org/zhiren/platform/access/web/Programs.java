package org.zhiren.platform.access.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A browser's own description in a few words, so that its owner recognises it in the list of
 * sessions. What is not known stays as it came.
 */
public final class Programs {

  /** In this order, because most browsers also claim to be those below them. */
  private static final Map<String, Pattern> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, Pattern> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edge", Pattern.compile("Edg(?:A|iOS)?/(\\d+)"));
    BROWSERS.put("Opera", Pattern.compile("OPR/(\\d+)"));
    BROWSERS.put("QQ", Pattern.compile("QQBrowser/(\\d+)"));
    BROWSERS.put("360", Pattern.compile("QIHU 360[A-Z]*(?:/(\\d+))?"));
    BROWSERS.put("WeChat", Pattern.compile("MicroMessenger/(\\d+)"));
    BROWSERS.put("Firefox", Pattern.compile("Firefox/(\\d+)"));
    BROWSERS.put("Chrome", Pattern.compile("(?:Headless)?Chrome/(\\d+)"));
    BROWSERS.put("Safari", Pattern.compile("Version/(\\d+).*Safari/"));
    SYSTEMS.put("HarmonyOS", Pattern.compile("HarmonyOS|OpenHarmony"));
    SYSTEMS.put("Windows", Pattern.compile("Windows"));
    SYSTEMS.put("Android", Pattern.compile("Android"));
    SYSTEMS.put("iOS", Pattern.compile("iPhone|iPad"));
    SYSTEMS.put("macOS", Pattern.compile("Mac OS X"));
    SYSTEMS.put("Linux", Pattern.compile("Linux"));
  }

  private Programs() {}

  /** For instance {@code Chrome 141 · Windows}. */
  public static String name(String description) {
    String browser = "";
    for (Map.Entry<String, Pattern> candidate : BROWSERS.entrySet()) {
      Matcher found = candidate.getValue().matcher(description);
      if (found.find()) {
        browser = candidate.getKey() + (found.group(1) == null ? "" : " " + found.group(1));
        break;
      }
    }
    if (browser.isEmpty()) {
      return description;
    }
    for (Map.Entry<String, Pattern> candidate : SYSTEMS.entrySet()) {
      if (candidate.getValue().matcher(description).find()) {
        return browser + " · " + candidate.getKey();
      }
    }
    return browser;
  }
}
