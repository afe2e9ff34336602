package org.zhiren.reading.child;

import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import org.apache.poi.hpsf.CustomProperties;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hpsf.SummaryInformation;
import org.jspecify.annotations.Nullable;

/** What binary Office files say of themselves. */
final class BinaryParticulars {

  private BinaryParticulars() {}

  static void write(
      @Nullable SummaryInformation summary, @Nullable DocumentSummaryInformation more, Output out)
      throws IOException {
    if (summary != null) {
      text(out, "title", summary.getTitle());
      text(out, "author", summary.getAuthor());
      text(out, "lastAuthor", summary.getLastAuthor());
      text(out, "subject", summary.getSubject());
      text(out, "keywords", summary.getKeywords());
      text(out, "description", summary.getComments());
      text(out, "generator", summary.getApplicationName());
      day(out, "created", summary.getCreateDateTime());
      day(out, "modified", summary.getLastSaveDateTime());
    }
    if (more != null) {
      text(out, "organisation", more.getCompany());
      text(out, "category", more.getCategory());
      CustomProperties custom = more.getCustomProperties();
      if (custom != null) {
        for (String name : custom.nameSet()) {
          Object value = custom.get(name);
          // Others hold bytes for the program that wrote them.
          if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            text(out, name, value.toString());
          }
        }
      }
    }
  }

  private static void text(Output out, String name, @Nullable String value) throws IOException {
    if (value != null) {
      out.particular(name, value);
    }
  }

  @SuppressWarnings("JavaUtilDate") // the library knows no other
  private static void day(Output out, String name, @Nullable Date value) throws IOException {
    // Files without a date say 1601.
    if (value != null && value.toInstant().isAfter(Instant.EPOCH)) {
      out.particular(name, value.toInstant().toString());
    }
  }
}
