package org.zhiren.platform.appraisal.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.Marks;
import org.zhiren.platform.appraisal.SheetForm;
import org.zhiren.platform.shell.InvalidInput;

/**
 * A sheet as a browser without scripts sends it: {@code m-person-item} holds a mark or 0 for 不了解,
 * {@code r-person} a remark. Nothing is lost when a mark is missing.
 *
 * @param values the fields
 */
public record SheetSent(MultiValueMap<String, String> values) {

  /** Nothing was marked yet. */
  public static final SheetSent NOTHING = new SheetSent(new LinkedMultiValueMap<>());

  /** What stands in a field. */
  public String value(String field) {
    return Objects.requireNonNullElse(values.getFirst(field), "");
  }

  /**
   * The marks of a form.
   *
   * @throws InvalidInput naming everything that is still to be marked
   */
  Marks marks(SheetForm form) {
    List<Marks.Mark> marks = new ArrayList<>();
    Map<Integer, String> remarks = new LinkedHashMap<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    for (SheetForm.Shown person : form.people()) {
      for (SheetForm.Asked item : form.items()) {
        String field = "m-" + person.no() + "-" + item.no();
        String typed = value(field);
        if (!typed.matches("\\d{1,3}") || Integer.parseInt(typed) > form.scale().points()) {
          faults.add(
              new InvalidInput.Fault(
                  field,
                  typed,
                  Text.of("{0}的“{1}”还没有评价。", "{0}, {1}: not marked yet.")
                      .fill(person.name(), item.name())));
        } else {
          int mark = Integer.parseInt(typed);
          marks.add(new Marks.Mark(person.no(), item.no(), mark == 0 ? null : mark));
        }
      }
      String remark = value("r-" + person.no()).strip();
      if (!remark.isEmpty() && form.remarks()) {
        if (remark.length() > Marks.LONGEST_REMARK) {
          faults.add(
              new InvalidInput.Fault(
                  "r-" + person.no(),
                  remark,
                  Text.of(
                          "对{0}的评语有 {1} 个字，最多 {2} 个。",
                          "The remark on {0} has {1} characters; at most {2}.")
                      .fill(person.name(), remark.length(), Marks.LONGEST_REMARK)));
        }
        remarks.put(person.no(), remark);
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new Marks(marks, remarks);
  }
}
