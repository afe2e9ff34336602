package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.demo.papers.Papers;

/** OpenDocument beyond plain paragraphs, and archives that are not opened. */
class OpenDocumentTest {

  private static final String SPACES =
      " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
          + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
          + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
          + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
          + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
          + " xmlns:presentation='urn:oasis:names:tc:opendocument:xmlns:presentation:1.0'"
          + " xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0'"
          + " xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'"
          + " xmlns:dc='http://purl.org/dc/elements/1.1/'";

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> open(String kind, String styles, String body) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "META-INF/manifest.xml",
        "<manifest><file-entry full-path='/' media-type='application/vnd.oasis.opendocument.%s'/></manifest>"
            .formatted(kind));
    files.put(
        "content.xml",
        "<office:document-content%s><office:automatic-styles>%s</office:automatic-styles><office:body>%s</office:body></office:document-content>"
            .formatted(SPACES, styles, body));
    return files;
  }

  @Test
  void numbersOfListsAreReadAndBeginAnewWithEachList() throws IOException {
    String styles =
        "<text:list-style style:name='L1'>"
            + "<text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>"
            + "<text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.' text:start-value='3'/>"
            + "</text:list-style>";
    String item = "<text:list-item><text:p>%s</text:p>%s</text:list-item>";
    String inner =
        "<text:list>" + item.formatted("目的", "") + item.formatted("依据", "") + "</text:list>";
    String list =
        "<text:list text:style-name='L1'>"
            + item.formatted("总则", inner)
            + item.formatted("附则", "")
            + "</text:list>";
    byte[] file = zip(open("text", styles, "<office:text>" + list + list + "</office:text>"));
    assertThat(Readers.read("a.odt", file).text())
        .isEqualTo("一、总则\n3. 目的\n4. 依据\n二、附则\n一、总则\n3. 目的\n4. 依据\n二、附则");
  }

  @Test
  void notesRemarksMarginsAndDeletedTextAreToldApart() throws IOException {
    Map<String, String> files =
        open(
            "text",
            "",
            "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>旧文</text:p></text:deletion></text:changed-region></text:tracked-changes>"
                + "<text:p>正\n   文<text:s text:c='2'/>有<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>脚注</text:p></text:note-body></text:note>注"
                + "<office:annotation><dc:creator>某人</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>批注</text:p></office:annotation></text:p>"
                + "<text:p><draw:frame><svg:title>图名</svg:title><draw:text-box><text:p>框内</text:p></draw:text-box></draw:frame></text:p></office:text>");
    files.put(
        "styles.xml",
        "<office:document-styles%s><office:master-styles><style:master-page><style:header><text:p>机密</text:p></style:header></style:master-page></office:master-styles></office:document-styles>"
            .formatted(SPACES));
    files.put(
        "meta.xml",
        "<office:document-meta%s><office:meta><meta:user-defined meta:name='密级'>机密</meta:user-defined><meta:document-statistic meta:page-count='3'/></office:meta></office:document-meta>"
            .formatted(SPACES));
    files.put("Basic/script-lc.xml", "<x/>");
    ReadDocument document = Readers.read("a.odt", zip(files));
    assertThat(document.parts())
        .containsExactly(
            new Part(Part.Kind.NOTE, 0, 0, "脚注"),
            new Part(Part.Kind.COMMENT, 0, 0, "批注"),
            new Part(Part.Kind.PARAGRAPH, 0, 0, "正 文  有注"),
            new Part(Part.Kind.PARAGRAPH, 0, 0, "框内"),
            new Part(Part.Kind.MARGIN, 0, 0, "机密"));
    assertThat(document.particulars()).containsEntry("密级", "机密");
    assertThat(document.pages()).isEqualTo(3);
    assertThat(document.warnings()).containsExactly(ReadWarning.MACROS);
  }

  @Test
  void aSheetOfAMillionEmptyCellsIsAsLongAsWhatStandsInIt() throws IOException {
    String cell = "<table:table-cell%s><text:p>%s</text:p></table:table-cell>";
    String body =
        "<office:spreadsheet><table:table table:name='册'><table:table-row>"
            + cell.formatted("", "张三")
            + "<table:table-cell table:number-columns-repeated='2'/>"
            + cell.formatted(" table:number-columns-repeated='2'", "12.5")
            + "<table:table-cell table:number-columns-repeated='16379'/></table:table-row>"
            + "<table:table-row table:number-rows-repeated='1048575'><table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
            + "</table:table></office:spreadsheet>";
    ReadDocument document = Readers.read("a.ods", zip(open("spreadsheet", "", body)));
    assertThat(document.text()).isEqualTo("册\n张三\t\t\t12.5\t12.5");
    assertThat(document.pages()).isEqualTo(1);
    String full =
        "<office:spreadsheet><table:table table:name='满'><table:table-row table:number-rows-repeated='1048576'>"
            + cell.formatted(" table:number-columns-repeated='16384'", "满")
            + "</table:table-row>"
            + ("<table:table-row table:number-rows-repeated='9999'>"
                    + cell.formatted(" table:number-columns-repeated='9999'", "满")
                    + "</table:table-row>")
                .repeat(9)
            + "</table:table></office:spreadsheet>";
    ReadDocument cut = Readers.read("b.ods", zip(open("spreadsheet", "", full)));
    assertThat(cut.warnings()).containsExactly(ReadWarning.CUT);
  }

  @Test
  void slidesHaveTitlesAndNotesAndOneFileIsReadLikeAPackage() throws IOException {
    String page =
        "<draw:page draw:name='p'><draw:frame presentation:class='title'><draw:text-box><text:p>工作汇报</text:p></draw:text-box></draw:frame>"
            + "<draw:frame><draw:text-box><text:p>第一，抓学习。</text:p></draw:text-box></draw:frame>"
            + "<presentation:notes><draw:frame><draw:text-box><text:p>备注</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>";
    ReadDocument packed =
        Readers.read(
            "a.odp",
            zip(
                open(
                    "presentation",
                    "",
                    "<office:presentation>" + page + page + "</office:presentation>")));
    assertThat(packed.parts())
        .startsWith(
            new Part(Part.Kind.HEADING, 1, 1, "工作汇报"),
            new Part(Part.Kind.PARAGRAPH, 0, 1, "第一，抓学习。"),
            new Part(Part.Kind.NOTE, 0, 1, "备注"),
            new Part(Part.Kind.HEADING, 1, 2, "工作汇报"));
    assertThat(packed.pages()).isEqualTo(2);
    String flat =
        "<?xml version='1.0' encoding='UTF-8'?><office:document%s office:mimetype='application/vnd.oasis.opendocument.text'><office:meta><dc:title>题</dc:title></office:meta><office:body><office:text><text:h text:outline-level='2'>题</text:h><text:p>正文</text:p></office:text></office:body></office:document>"
            .formatted(SPACES);
    ReadDocument single = Readers.read("a.fodt", flat.getBytes(StandardCharsets.UTF_8));
    assertThat(single.detected()).isEqualTo(FileType.ODT);
    assertThat(single.text()).isEqualTo("题\n正文");
    assertThat(single.particulars()).containsEntry("title", "题");
  }

  @Test
  void protectedAndDamagedOnesAreRefusedAsSuch() throws IOException {
    Map<String, String> locked = open("text", "", "");
    locked.put(
        "META-INF/manifest.xml",
        "<manifest><file-entry media-type='application/vnd.oasis.opendocument.text'><encryption-data/></file-entry></manifest>");
    assertThat(Readers.refused("a.odt", zip(locked)).reason()).isEqualTo(Refusal.PROTECTED);
    Map<String, String> broken = open("text", "", "");
    broken.put("content.xml", "<office:document-content");
    assertThat(Readers.refused("a.odt", zip(broken)).reason()).isEqualTo(Refusal.BROKEN);
    Map<String, String> entity = open("text", "", "");
    entity.put(
        "content.xml",
        "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + entity.get("content.xml"));
    assertThat(Readers.refused("a.odt", zip(entity)).reason()).isEqualTo(Refusal.HOSTILE);
  }

  @ParameterizedTest
  @CsvSource({"a.7z,377abcaf271c0004", "b.rar,526172211a070100", "c.tar.gz,1f8b080000000000"})
  void archivesOfOtherProgramsSayWhatToDo(String name, String begin) {
    ReadOutcome.Refused refused =
        Readers.refused(name, java.util.HexFormat.of().parseHex(begin + "00".repeat(64)));
    assertThat(refused.reason()).isEqualTo(Refusal.ARCHIVE_NOT_OPENED);
    assertThat(refused.detected()).isEqualTo(FileType.ARCHIVE);
    assertThat(refused.reason().text().zh()).contains("解压").contains("zip");
    assertThat(refused.reason().text().en()).contains("Unpack").contains("zip");
  }

  @Test
  void aTableInTheTextIsNoSheet() {
    ReadDocument document = Readers.read("a.odt", Papers.write(Readers.PAPER, "odt"));
    assertThat(document.parts()).noneMatch(part -> part.text().contains("表格1"));
  }
}
