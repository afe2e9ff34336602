package org.zhiren.platform.selection.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What names of units say of their work. */
class FieldOfWorkTest {

  @ParameterizedTest
  @CsvSource({
    "示例州财政局,财政",
    "示例州甲县财政局,财政",
    "示例州委组织部,组织",
    "中共示例州委员会组织部,组织",
    "示例州市场监督管理局,市场",
    "示例州乡村振兴局,乡村振兴",
    "示例州住房和城乡建设局,住房",
    "示例州甲县农业农村局,农业农村",
    "示例州人民政府办公室,",
    "示例州卫生健康委员会,卫生健康",
    "财政局,财政"
  })
  void theFieldIsWhatStandsBetweenPlaceAndOrgan(String name, String field) {
    if (field == null) {
      assertThat(FieldOfWork.words(name)).isEmpty();
    } else {
      assertThat(FieldOfWork.words(name)).containsExactly(field + "工作", field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"示例州甲县乙镇", "示例州丙街道", "", "示例局1a2b3c4d", "示例州人民法院"})
  void namesThatSayNothingYieldNothing(String name) {
    assertThat(FieldOfWork.words(name)).isEmpty();
  }
}
