package org.zhiren.platform;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/**
 * Invented units, posts, people and accounts for the tests of all modules. They come in through the
 * intake of their own modules, as the platform itself, and are new for each test that asks: no test
 * sees what another one made. A module's own sample adds only what that module keeps.
 */
public class SampleHouse {

  /** The password of every account made here. */
  public static final String PASSWORD = "correct horse battery";

  private static final LocalDate FOUNDED = LocalDate.of(1949, 10, 1);
  private static final Basis BASIS = new Basis(LocalDate.of(2026, 1, 1), "test", "test");

  private final OrganizationIntake organization;
  private final RosterIntake roster;
  private final Accounts accounts;
  private final Scopes scopes;
  private final Acting acting;

  /** Stands on the intake of the modules. */
  public SampleHouse(
      OrganizationIntake organization,
      RosterIntake roster,
      Accounts accounts,
      Scopes scopes,
      Acting acting) {
    this.organization = organization;
    this.roster = roster;
    this.accounts = accounts;
    this.scopes = scopes;
    this.acting = acting;
  }

  /**
   * Two units side by side.
   *
   * @param here unit that the officer of the test keeps
   * @param elsewhere unit outside
   */
  public record Place(UUID here, UUID elsewhere) {}

  /**
   * A body with two units below.
   *
   * @param top the body
   * @param one unit below
   * @param two the other unit below
   */
  public record Body(UUID top, UUID one, UUID two) {}

  /** Facts of an ordinary office. */
  public static UnitFacts facts(String name, @Nullable UUID parent) {
    return facts(name, null, parent);
  }

  /** The same with a code. */
  public static UnitFacts facts(String name, @Nullable String code, @Nullable UUID parent) {
    return new UnitFacts(
        name,
        name,
        code,
        parent,
        "政府其他机关",
        "县、处级",
        "法人单位",
        null,
        Sector.ORGAN,
        null,
        1,
        false,
        false,
        null);
  }

  /** An ordinary office from 1949 on, under exactly this name; {@link #units} brings it in. */
  public static UnitPeriod unit(UUID id, String name, @Nullable UUID parent) {
    return new UnitPeriod(id, facts(name, parent), FOUNDED, null);
  }

  /** The same with a name that no other test has. */
  private static UnitPeriod own(UUID id, String name, @Nullable UUID parent) {
    return unit(id, name + id.toString().substring(0, 8), parent);
  }

  /** Brings units in. */
  public void units(UnitPeriod... units) throws Exception {
    bring(Stream.of(units), Stream.empty());
  }

  /**
   * A post of a unit's leadership team for one person.
   *
   * @param order 0 for the head, from 1 on for a deputy
   */
  public static PostFacts teamPost(UUID unit, int order) {
    return new PostFacts(
        unit,
        order == 0 ? "局长" : "副局长" + order,
        order == 0 ? "1A31" : "1A32",
        PostKind.LEADERSHIP,
        order == 0 ? MemberKind.CHIEF : MemberKind.DEPUTY,
        true,
        1,
        order + 1,
        null,
        false,
        false);
  }

  /** Brings posts of known units in. */
  public void posts(List<PostPeriod> posts) throws Exception {
    bring(Stream.empty(), posts.stream());
  }

  private void bring(Stream<UnitPeriod> units, Stream<PostPeriod> posts) throws Exception {
    acting.asSystem(
        "test", () -> organization.load(units, posts, Stream.empty(), BASIS, written -> {}));
  }

  /** Two new units side by side. */
  public Place place() throws Exception {
    Place place = new Place(UUID.randomUUID(), UUID.randomUUID());
    units(own(place.here(), "示例局", null), own(place.elsewhere(), "别处局", null));
    return place;
  }

  /** A new body with two units below. */
  public Body body() throws Exception {
    Body body = new Body(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    units(
        own(body.top(), "示例州", null),
        own(body.one(), "示例甲局", body.top()),
        own(body.two(), "示例乙局", body.top()));
    return body;
  }

  /** Brings people in. */
  public void load(List<PersonFile> files) throws Exception {
    acting.asSystem("test", () -> roster.load(files::forEach, "干部名册2026", "test", written -> {}));
  }

  /** A new account that sees nothing by scope; {@code person} is who it belongs to. */
  public Account account(Role role, @Nullable UUID person) throws Exception {
    String login = login();
    return account(login, "经办" + login, role, person);
  }

  /** The same for somebody of this name. */
  public Account named(String name, Role role) throws Exception {
    return account(login(), name, role, null);
  }

  private static String login() {
    return "r" + UUID.randomUUID().toString().substring(0, 12);
  }

  private Account account(String login, String name, Role role, @Nullable UUID person)
      throws Exception {
    return acting.asSystem(
        "test", () -> accounts.create(login, name, PASSWORD, Set.of(role), person));
  }

  /** A new account that sees these classes of a unit, or of all, in daily work. */
  public Account account(
      Role role, @Nullable UUID unit, @Nullable UUID person, InformationClass... classes)
      throws Exception {
    Account account = account(role, person);
    grant(account, unit, Purpose.DAILY, classes);
    return account;
  }

  /** Lets an account see these classes of a unit, or of all, for a purpose: from 2020 to 2099. */
  public void grant(
      Account account, @Nullable UUID unit, Purpose purpose, InformationClass... classes)
      throws Exception {
    acting.asSystem(
        "test",
        () -> {
          for (InformationClass seen : classes) {
            scopes.grant(
                account.id(),
                seen,
                unit,
                purpose,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                "test");
          }
          return account;
        });
  }
}
