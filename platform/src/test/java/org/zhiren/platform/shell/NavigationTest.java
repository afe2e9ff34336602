package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.io.ClassPathResource;
import org.zhiren.platform.PlatformTest;

/**
 * The menu as all modules together make it: no two lines answer to one key or stand in one place.
 */
class NavigationTest extends PlatformTest {

  @Autowired private List<NavigationSource> sources;
  @Autowired private Texts texts;
  @Autowired private ApplicationContext context;

  private List<NavigationEntry> entries() {
    return sources.stream().flatMap(source -> source.entries().stream()).toList();
  }

  @Test
  void keysAndPlacesAreTakenOnce() {
    assertThat(entries()).hasSizeGreaterThan(8);
    assertThat(entries().stream().map(NavigationEntry::shortcut).filter(key -> !key.isEmpty()))
        .doesNotHaveDuplicates();
    // One page may stand in the menus of two officers.
    assertThat(entries().stream().map(entry -> entry.href() + " " + entry.right()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everySectionExplainsItselfAndHasAnIcon() throws IOException {
    String sprite =
        new ClassPathResource("static/vendor/tabler-icons/icons.svg")
            .getContentAsString(StandardCharsets.UTF_8);
    for (NavigationEntry entry : entries()) {
      assertThat(texts.has(entry.key())).as(entry.key()).isTrue();
      if (!entry.href().equals("/")) {
        assertThat(texts.has(entry.key() + ".about")).as(entry.key() + ".about").isTrue();
      }
      assertThat(sprite).as(entry.icon()).contains("id=\"" + entry.icon() + "\"");
    }
  }

  @Test
  void onlyTheClosestLineOfTheMenuIsWhereWeAre() {
    for (NavigationEntry entry : entries()) {
      Page page =
          new Page(
              Language.EN,
              null,
              entries(),
              entry.href() + "?q=1",
              "light",
              "comfortable",
              "_csrf",
              "token",
              LocalDate.of(2026, 11, 27),
              texts);
      assertThat(entries().stream().filter(page::at).map(NavigationEntry::href).distinct())
          .containsExactly(entry.href());
    }
  }

  @Test
  void everyPartOfTheInterfaceForProgramsHasANameInBothLanguages() {
    List<String> parts =
        context.getBeansWithAnnotation(Tag.class).values().stream()
            .map(bean -> AnnotationUtils.findAnnotation(bean.getClass(), Tag.class).name())
            .distinct()
            .toList();
    assertThat(parts).hasSizeGreaterThan(6);
    assertThat(parts).allMatch(part -> texts.has("api.section." + part));
  }
}
