package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names in lists tell one 办公室 from another. */
class ListNamesTest {

  private static Unit unit(String shortName, String nature, @Nullable UUID parent) {
    UnitFacts facts =
        new UnitFacts(
            "某" + shortName,
            shortName,
            null,
            parent,
            "党委办公厅、室",
            "县、处级",
            nature,
            null,
            Sector.ORGAN,
            null,
            1,
            false,
            false,
            null);
    return new Unit(UUID.randomUUID(), facts, LocalDate.of(2000, 1, 1), null, 1);
  }

  @Test
  void aSectionIsCalledTogetherWithItsBody() {
    Unit body = unit("州委组织部", "法人单位", null);
    Unit section = unit("办公室", "内设机构", body.id());
    assertThat(ListNames.name(section, Map.of(body.id(), body))).isEqualTo("州委组织部办公室");
  }

  @Test
  void aSectionThatNamesItsBodyIsNotDoubled() {
    Unit body = unit("州财政局", "法人单位", null);
    Unit section = unit("州财政局国库科", "内设机构", body.id());
    assertThat(ListNames.name(section, Map.of(body.id(), body))).isEqualTo("州财政局国库科");
  }

  @Test
  void bodiesAndRootsKeepTheirShortName() {
    Unit root = unit("某州", "机构分组", null);
    Unit body = unit("州委办公室", "法人单位", root.id());
    assertThat(ListNames.name(root, Map.of())).isEqualTo("某州");
    assertThat(ListNames.name(body, Map.of(root.id(), root))).isEqualTo("州委办公室");
  }

  @Test
  void aSectionWhoseBodyMayNotBeSeenStandsByItself() {
    Unit section = unit("办公室", "内设机构", UUID.randomUUID());
    assertThat(ListNames.name(section, Map.of())).isEqualTo("办公室");
  }
}
