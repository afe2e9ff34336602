package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms of the platform and the arrows between them. */
class HouseTest {

  private final ApplicationModules modules = ApplicationModules.of(ZhirenApplication.class);

  @Test
  void modulesKeepToThemselvesAndArrowsPointOneWay() {
    assertThat(modules.stream().count())
        .as("modules found: the check must not pass on nothing")
        .isGreaterThanOrEqualTo(4);
    modules.verify();
  }

  @Test
  void picturesOfTheModulesAreDrawn() {
    new Documenter(modules).writeModulesAsPlantUml();
  }
}
