package org.zhiren.platform.roster.query.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.query.CodeList;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.FieldValues;
import org.zhiren.platform.roster.query.Reading;

/** The values of fields for the builder: which there are, and what they are called. */
@Component
public class FieldWords {

  private final FieldValues values;
  private final Reading reading;

  FieldWords(FieldValues values, Reading reading) {
    this.values = values;
    this.reading = reading;
  }

  /** A value in words. */
  public Text value(Field field, String value) {
    return reading.value(field, value);
  }

  /** The values to choose from. */
  public List<CodeList.Entry> choices(Field field) {
    return values.of(field);
  }
}
