package org.zhiren.reading.child;

import java.util.Map;
import java.util.Set;
import org.zhiren.reading.Part;

/** Control words of the Rich Text Format that the reader knows, by what they mean to it. */
final class RtfWords {

  /** Groups whose text is no text of the document. */
  static final Set<String> UNSEEN =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "listtable",
          "listoverridetable",
          "rsidtbl",
          "generator",
          "pict",
          "object",
          "objdata",
          "themedata",
          "colorschememapping",
          "latentstyles",
          "datastore",
          "fldinst",
          "xmlnstbl",
          "filetbl",
          "revtbl",
          "bkmkstart",
          "bkmkend",
          "mmathPr",
          "wgrffmtfilter",
          "nonshppict",
          "sp",
          "shpinst",
          "userprops",
          "pgptbl",
          "falt",
          "panose",
          "template",
          "passwordhash",
          "annotation",
          "atnid",
          "atnauthor",
          "filesurl");

  /** Groups that stand beside the text. */
  static final Map<String, Part.Kind> BESIDE =
      Map.of(
          "header",
          Part.Kind.MARGIN,
          "headerl",
          Part.Kind.MARGIN,
          "headerr",
          Part.Kind.MARGIN,
          "headerf",
          Part.Kind.MARGIN,
          "footer",
          Part.Kind.MARGIN,
          "footerl",
          Part.Kind.MARGIN,
          "footerr",
          Part.Kind.MARGIN,
          "footerf",
          Part.Kind.MARGIN,
          "footnote",
          Part.Kind.NOTE);

  /**
   * Groups whose text is text although they may be passed over by readers that do not know them.
   */
  static final Set<String> SEEN_AFTER_STAR = Set.of("shptxt", "shpinst", "nesttableprops");

  /** Windows code pages of the character sets that fonts name. */
  static final Map<Integer, String> CHARSETS =
      Map.ofEntries(
          Map.entry(0, "windows-1252"),
          Map.entry(128, "windows-31j"),
          Map.entry(129, "x-windows-949"),
          Map.entry(134, "GB18030"),
          Map.entry(136, "Big5"),
          Map.entry(161, "windows-1253"),
          Map.entry(162, "windows-1254"),
          Map.entry(186, "windows-1257"),
          Map.entry(204, "windows-1251"),
          Map.entry(238, "windows-1250"));

  /** Groups of the information about the document, and what we call each. */
  static final Map<String, String> PARTICULARS =
      Map.of(
          "title",
          "title",
          "author",
          "author",
          "subject",
          "subject",
          "keywords",
          "keywords",
          "company",
          "organisation",
          "operator",
          "lastAuthor",
          "category",
          "category");

  private RtfWords() {}
}
