package org.zhiren.platform.shell;

import java.util.Locale;
import org.zhiren.explain.Text;

/** The two languages of the interface. */
public enum Language {
  /** 简体中文. */
  ZH("zh", Locale.SIMPLIFIED_CHINESE),
  /** English. */
  EN("en", Locale.ENGLISH);

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** The code used in cookies, parameters and {@code lang} attributes. */
  public String code() {
    return code;
  }

  /** The locale for formats. */
  public Locale locale() {
    return locale;
  }

  /** The wording of {@code text} in this language. */
  public String of(Text text) {
    return text.in(locale);
  }

  /** The other language. */
  public Language other() {
    return this == ZH ? EN : ZH;
  }
}
