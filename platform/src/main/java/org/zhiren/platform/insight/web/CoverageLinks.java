package org.zhiren.platform.insight.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Coverage.Narrowing;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.shell.Page;

/** Addresses of the lists behind the figures of the coverage map, and shades of its cells. */
public final class CoverageLinks {

  private static final int STEP = 20;

  private CoverageLinks() {}

  /** The level of a post (ZB09) in words; the code itself if it has none. */
  public static String level(Page page, String code) {
    return CodeNames.level(page, code);
  }

  /** The people behind a figure. */
  public static String list(
      @Nullable UUID unit, @Nullable String level, Narrowing narrowing, @Nullable Channel channel) {
    return address("/insight/coverage/list", unit, level, narrowing, channel, 0);
  }

  /** Shade of a share in whole percent: 0 for none, 1 to 5 in steps of {@value #STEP}. */
  public static int shade(int percent) {
    return percent == 0 ? 0 : Math.min(5, 1 + percent / STEP);
  }

  /** An address with what it asks for. */
  public static String address(
      String path,
      @Nullable UUID unit,
      @Nullable String level,
      Narrowing narrowing,
      @Nullable Channel channel,
      int from) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (unit != null) {
      parameters.put("unit", unit.toString());
    }
    if (level != null && !level.isBlank()) {
      parameters.put("level", level);
    }
    if (narrowing != Narrowing.ALL) {
      parameters.put("narrowing", narrowing.name());
    }
    if (channel != null) {
      parameters.put("channel", channel.name());
    }
    if (from > 0) {
      parameters.put("from", String.valueOf(from));
    }
    StringBuilder address = new StringBuilder(path);
    char mark = '?';
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      address
          .append(mark)
          .append(one.getKey())
          .append('=')
          .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
      mark = '&';
    }
    return address.toString();
  }
}
