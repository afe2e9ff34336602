package org.zhiren.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** The forms of a page as a browser finds them; reads what the templates of this project write. */
public final class PageForms {

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?form|input|textarea|select|button)\\b((?:\"[^\"]*\"|[^>\"])*)>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTION =
      Pattern.compile("<option\\b((?:\"[^\"]*\"|[^>\"])*)>([^<]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([\\w:@.-]+)(?:\\s*=\\s*\"([^\"]*)\")?");

  private PageForms() {}

  /** What a control is to whoever fills it in. */
  public enum Kind {
    HIDDEN,
    LINE,
    WORDS,
    CHOICE,
    TICK,
    FILE,
    BUTTON
  }

  /**
   * A control.
   *
   * @param type the type of an input, otherwise empty
   * @param value what it holds
   * @param offered the values of a list
   * @param on whether a tick is set
   */
  public record Control(
      String name, Kind kind, String type, String value, List<String> offered, boolean on) {}

  /**
   * A form.
   *
   * @param action where it goes, without what stands behind a number sign
   * @param method in capitals
   * @param controls in the order of the page, those with a name
   */
  public record PageForm(String action, String method, boolean files, List<Control> controls) {
    /** What tells this form from its neighbours with the same address: fixed values and buttons. */
    public List<String> mark() {
      return controls.stream()
          .filter(one -> one.kind() == Kind.HIDDEN)
          .filter(one -> !List.of("_csrf", "token", "version", "stamp").contains(one.name()))
          .map(one -> one.name() + "=" + one.value())
          .toList();
    }
  }

  /** All forms of a page. */
  public static List<PageForm> of(String html, String address) {
    List<PageForm> forms = new ArrayList<>();
    Map<String, PageForm> named = new TreeMap<>();
    List<Map.Entry<String, Control>> apart = new ArrayList<>();
    PageForm open = null;
    Matcher tag = TAG.matcher(html);
    int from = 0;
    while (tag.find(from)) {
      from = tag.end();
      Map<String, String> attributes = attributes(tag.group(2));
      String name = tag.group(1).toLowerCase(Locale.ROOT);
      switch (name) {
        case "form" -> {
          open = form(attributes, address);
          forms.add(open);
          named.put(attributes.getOrDefault("id", ""), open);
        }
        case "/form" -> open = null;
        default -> {
          int end = end(html, name, from);
          Control control = control(name, attributes, html.substring(from, end));
          from = end;
          if (control.name().isEmpty() || attributes.containsKey("disabled")) {
            continue;
          }
          String of = attributes.get("form");
          if (of != null) {
            apart.add(Map.entry(of, control));
          } else if (open != null) {
            open.controls().add(control);
          }
        }
      }
    }
    apart.forEach(one -> {
      PageForm form = named.get(one.getKey());
      if (form != null) {
        form.controls().add(one.getValue());
      }
    });
    return forms;
  }

  private static int end(String html, String name, int from) {
    if (name.equals("input") || name.equals("button")) {
      return from;
    }
    int end = html.indexOf("</" + name, from);
    return end < 0 ? from : end;
  }

  private static PageForm form(Map<String, String> attributes, String address) {
    String action = attributes.getOrDefault("action", "");
    return new PageForm(
        (action.isEmpty() ? address : action).replaceAll("#.*", ""),
        attributes.getOrDefault("method", "get").toUpperCase(Locale.ROOT),
        attributes.getOrDefault("enctype", "").startsWith("multipart"),
        new ArrayList<>());
  }

  private static Control control(String tag, Map<String, String> attributes, String inside) {
    String name = attributes.getOrDefault("name", "");
    String type = attributes.getOrDefault("type", "");
    String value = attributes.getOrDefault("value", "");
    return switch (tag) {
      case "textarea" ->
          new Control(name, Kind.WORDS, "", HtmlUtils.htmlUnescape(inside), List.of(), false);
      case "button" -> new Control(name, Kind.BUTTON, type, value, List.of(), false);
      case "select" -> choice(name, inside);
      default ->
          new Control(
              name,
              switch (type) {
                case "hidden" -> Kind.HIDDEN;
                case "checkbox", "radio" -> Kind.TICK;
                case "file" -> Kind.FILE;
                case "submit" -> Kind.BUTTON;
                default -> Kind.LINE;
              },
              type,
              value,
              List.of(),
              attributes.containsKey("checked"));
    };
  }

  private static Control choice(String name, String inside) {
    List<String> offered = new ArrayList<>();
    String value = null;
    Matcher option = OPTION.matcher(inside);
    while (option.find()) {
      Map<String, String> attributes = attributes(option.group(1));
      String one =
          attributes.getOrDefault("value", HtmlUtils.htmlUnescape(option.group(2)).strip());
      offered.add(one);
      if (attributes.containsKey("selected")) {
        value = one;
      }
    }
    String first = offered.isEmpty() ? "" : offered.getFirst();
    return new Control(name, Kind.CHOICE, "", value == null ? first : value, offered, false);
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new TreeMap<>();
    Matcher one = ATTRIBUTE.matcher(text);
    while (one.find()) {
      String value = one.group(2);
      attributes.put(
          one.group(1).toLowerCase(Locale.ROOT),
          value == null ? "" : HtmlUtils.htmlUnescape(value));
    }
    return attributes;
  }
}
