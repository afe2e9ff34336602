package org.zhiren.platform.organization.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.shell.Page;

/** The official terms in which changes are spelt out, in the language of the page. */
public final class OfficialTerms {

  private static final Map<String, Text> TERMS = terms();

  private OfficialTerms() {}

  /** {@code value} in the language of the page; a dash for nothing. */
  public static String in(Page page, @Nullable String value) {
    Text known = value == null ? null : TERMS.get(value);
    return known == null ? CodeNames.in(page, value) : page.t(known);
  }

  private static Map<String, Text> terms() {
    Map<String, Text> terms = new HashMap<>();
    for (Sector sector : Sector.values()) {
      terms.put(sector.text().zh(), sector.text());
    }
    for (PostKind kind : PostKind.values()) {
      terms.put(kind.text().zh(), kind.text());
    }
    for (MemberKind member : MemberKind.values()) {
      terms.put(member.text().zh(), member.text());
    }
    terms.put("是", Text.of("是", "yes"));
    terms.put("否", Text.of("否", "no"));
    return Map.copyOf(terms);
  }
}
