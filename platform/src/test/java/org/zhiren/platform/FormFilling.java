package org.zhiren.platform;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.zhiren.platform.PageForms.Control;
import org.zhiren.platform.PageForms.Kind;
import org.zhiren.platform.PageForms.PageForm;

/** How a form is filled in: as somebody means it, with nothing, or with what nobody should send. */
final class FormFilling {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String LONG = "长".repeat(20_001);

  private final Random random;
  private final Map<String, String> plausible = new TreeMap<>();

  FormFilling(long seed) {
    this.random = new Random(seed);
  }

  /** What is otherwise typed into fields of this name. */
  void fill(String name, String value) {
    plausible.put(name, value);
  }

  /** Whether nobody sees the field, so that nothing is typed into it. */
  boolean trap(String name) {
    return plausible.getOrDefault(name, "-").isEmpty();
  }

  /** What people, programs and attackers type. */
  private List<String> nasty() {
    return List.of(
        "",
        " 　\t",
        LONG,
        "2026-02-30",
        "0000-00-00",
        "+999999999-01-01",
        "9999-12-31T23:59",
        "-1",
        "99999999999999999999",
        "2147483648",
        "1e9",
        "NaN",
        "0.0000000000000000001",
        UUID.randomUUID().toString(),
        "-".repeat(36),
        "a\u0000b",
        "\ud842\udfb7\u202e名",
        "\ud800",
        "' or 1=1 --",
        "<script>alert(1)</script>",
        "${7*7}{0}",
        "../../etc/passwd",
        "%",
        "\\",
        "\r\n\r\n",
        "{\"a\":[",
        "(",
        "/organization/units/" + UUID.randomUUID(),
        "/organization/units/x");
  }

  private String bad() {
    List<String> nasty = nasty();
    return nasty.get(random.nextInt(nasty.size()));
  }

  /** Empty, one field wrong or missing, all wrong; in any order. */
  List<Map<String, List<String>>> sendings(PageForm form) {
    List<Map<String, List<String>>> sendings = new ArrayList<>();
    sendings.add(filled(form, "", true));
    for (Control control : form.controls()) {
      if (control.name().equals("_csrf") || control.kind() == Kind.FILE) {
        continue;
      }
      for (int i = 0; i < 2; i++) {
        Map<String, List<String>> one = filled(form, control.name(), false);
        one.put(control.name(), List.of(bad()));
        sendings.add(one);
      }
      Map<String, List<String>> without = filled(form, control.name(), false);
      without.remove(control.name());
      sendings.add(without);
    }
    for (int i = 0; i < 2; i++) {
      Map<String, List<String>> all = filled(form, "", false);
      all.replaceAll((name, value) -> List.of(bad()));
      sendings.add(all);
    }
    Collections.shuffle(sendings, random);
    return sendings;
  }

  /** As somebody would fill it in who means it; or with nothing typed. */
  private Map<String, List<String>> filled(PageForm form, String but, boolean empty) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (Control control : form.controls()) {
      List<String> all = values.getOrDefault(control.name(), List.of());
      switch (control.kind()) {
        case HIDDEN -> values.put(control.name(), List.of(control.value()));
        case LINE, WORDS -> values.put(control.name(), List.of(empty ? "" : typed(control)));
        case CHOICE -> {
          if (!control.offered().isEmpty()) {
            values.put(
                control.name(),
                List.of(
                    empty
                        ? control.offered().getFirst()
                        : control.offered().get(random.nextInt(control.offered().size()))));
          }
        }
        case TICK -> {
          boolean radio = control.type().equals("radio");
          if (!empty && (radio ? all.isEmpty() || random.nextBoolean() : random.nextBoolean())) {
            List<String> more = new ArrayList<>(radio ? List.of() : all);
            more.add(control.value());
            values.put(control.name(), more);
          }
        }
        case BUTTON -> {
          if (all.isEmpty() || random.nextBoolean()) {
            values.put(control.name(), List.of(control.value()));
          }
        }
        case FILE -> {}
      }
    }
    values.remove("_csrf");
    values.putIfAbsent(but, List.of(""));
    values.remove("");
    return values;
  }

  private String typed(Control control) {
    String known = plausible.get(control.name());
    if (known != null) {
      return known;
    }
    if (!control.value().isBlank()) {
      return control.value();
    }
    return switch (control.type()) {
      case "date" -> LocalDate.now(ZONE).toString();
      case "datetime-local" -> LocalDateTime.now(ZONE).withNano(0).toString();
      case "number" -> "1";
      case "email" -> "a@example.org";
      default -> random.nextInt(3) == 0 ? "1" : "示例文字，核实情况与会议记录一致，经集体研究后提出本意见，供决策参考。";
    };
  }
}
