package org.zhiren.platform.appraisal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;

/** A unit with eight people, an officer who runs campaigns, one elsewhere, and a superior. */
abstract class CampaignSample extends SampledTest {

  static final String ADDRESS = "https://zhiren.example";
  static final int PEOPLE = 8;
  private static final Pattern CODE = Pattern.compile("(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}");

  @Autowired protected DrawingUp drawingUp;
  @Autowired protected ChoosingPeople choosing;
  @Autowired protected Campaigns campaigns;
  @Autowired protected OpeningCampaign opening;
  @Autowired protected Marking marking;
  @Autowired protected Turnout turnout;
  @Autowired protected ClosingCampaign closing;
  @Autowired protected PaperForms paper;
  @Autowired protected EnteringPaper entering;

  protected UUID unit;
  protected Account officer;
  protected Account second;
  protected Account elsewhere;
  protected Account superior;
  protected List<UUID> people;

  @BeforeEach
  void place() throws Exception {
    SampleHouse.Place place = house.place();
    unit = place.here();
    people = new ArrayList<>();
    List<PersonFile> files = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      UUID id = UUID.randomUUID();
      people.add(id);
      files.add(RosterSample.person(id, unit, "沈" + "甲乙丙丁戊己庚辛".charAt(i), 20 + i));
    }
    house.load(files);
    officer = officer(unit);
    second = officer(unit);
    elsewhere = officer(place.elsewhere());
    superior = house.account(Role.DEPARTMENT_LEADER, unit, null);
  }

  private Account officer(UUID over) throws Exception {
    return house.account(
        Role.DEPARTMENT_CADRE,
        over,
        null,
        InformationClass.ORGANIZATION,
        InformationClass.ROSTER,
        InformationClass.APPRAISAL);
  }

  /** A draft with all eight people; {@code groups} as given. */
  UUID draft(CampaignKind kind, Integer perSheet, List<RaterGroup> groups) throws Exception {
    return at(
        officer,
        () -> {
          UUID id = drawingUp.begin(kind, unit, 2026, "考核通知");
          Campaign begun = campaigns.required(id);
          drawingUp.change(id, begun.version(), with(begun.plan(), perSheet, groups));
          choosing.add(id, campaigns.required(id).version(), people);
          return id;
        });
  }

  static Plan with(Plan plan, Integer perSheet, List<RaterGroup> groups) {
    return new Plan(
        plan.title(),
        plan.year(),
        plan.ground(),
        plan.introduction(),
        plan.scale(),
        perSheet,
        plan.remarks(),
        plan.leastScores(),
        plan.leastRemarks(),
        plan.validPercent(),
        plan.opensOn(),
        plan.closesOn(),
        plan.items(),
        groups);
  }

  static RaterGroup group(int no, String name, int expected, int onPaper) {
    return new RaterGroup(
        no, name, "Group " + no, java.math.BigDecimal.ONE, expected, onPaper, null, null);
  }

  /** Opens in earnest and reads the codes off the slips, as those who hold them would. */
  List<SlipCode> open(UUID id) throws Exception {
    return codes(at(officer, () -> opening.open(id, campaigns.required(id).version(), ADDRESS)));
  }

  static List<SlipCode> codes(byte[] pdf) throws IOException {
    List<SlipCode> codes = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Matcher code = CODE.matcher(new PDFTextStripper().getText(document));
      while (code.find()) {
        codes.add(SlipCode.read(code.group()).orElseThrow());
      }
    }
    return codes;
  }

  /** Every mark {@code mark}; null for 不了解. */
  Marks all(SheetForm form, Integer mark) {
    List<Marks.Mark> marks = new ArrayList<>();
    for (SheetForm.Shown person : form.people()) {
      for (SheetForm.Asked item : form.items()) {
        marks.add(new Marks.Mark(person.no(), item.no(), mark));
      }
    }
    return new Marks(marks, Map.of());
  }

  /** Fills in a slip whole; answers the receipt. */
  String send(SlipCode code, Integer mark) {
    String receipt = UUID.randomUUID().toString();
    SheetForm form = marking.form(code).orElseThrow();
    Marking.Outcome outcome = marking.submit(code, receipt, all(form, mark));
    if (outcome != Marking.Outcome.RECEIVED) {
      throw new AssertionError(outcome);
    }
    return receipt;
  }
}
