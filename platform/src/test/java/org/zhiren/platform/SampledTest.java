package org.zhiren.platform;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.RosterIntake;
import tools.jackson.databind.json.JsonMapper;

/** A module test with invented units, people and accounts at hand. */
public abstract class SampledTest extends PlatformTest {

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake roster;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private JsonMapper json;

  /** Makes what the test needs. */
  protected SampleHouse house;

  /** Asks as an account would. */
  protected SampleDesk desk;

  @BeforeEach
  void buildHouse() {
    house = new SampleHouse(organization, roster, accounts, scopes, acting);
    desk = new SampleDesk(web, json);
  }

  /** Calls a use case as this account. */
  protected <T> T at(Account account, Callable<T> work) throws Exception {
    return AtTheDesk.as(account, work);
  }
}
