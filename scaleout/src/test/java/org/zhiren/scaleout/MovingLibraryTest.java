package org.zhiren.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.LibraryShelf;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.SearchRequest;

/** Moving a library between two homes, one of which may fail. */
class MovingLibraryTest {

  private MaterialIndex old;
  private MaterialIndex fresh;
  private boolean broken;
  private MovingLibrary moving;

  @BeforeEach
  void begin() throws IOException {
    old = MaterialIndex.inMemory();
    fresh = MaterialIndex.inMemory();
    old.put(Material.of("1", "甲", "第一份"));
    old.put(Material.of("2", "乙", "第二份"));
    old.refresh();
    moving =
        new MovingLibrary(
            new MovingLibrary.Home(old.search(), old),
            new MovingLibrary.Home(fresh.search(), new Failing(fresh)));
  }

  @AfterEach
  void end() throws IOException {
    old.close();
    fresh.close();
  }

  /** A shelf that fails when told to. */
  private final class Failing implements LibraryShelf {
    private final LibraryShelf shelf;

    Failing(LibraryShelf shelf) {
      this.shelf = shelf;
    }

    private LibraryShelf sound() throws IOException {
      if (broken) {
        throw new IOException("broken");
      }
      return shelf;
    }

    @Override
    public void put(Material material) throws IOException {
      sound().put(material);
    }

    @Override
    public void remove(String id) throws IOException {
      sound().remove(id);
    }

    @Override
    public void refresh() throws IOException {
      sound().refresh();
    }
  }

  private static List<Material> before() {
    return List.of(Material.of("1", "甲", "第一份"), Material.of("2", "乙", "第二份"));
  }

  @Test
  void readersAreNotSwitchedToAHomeThatIsNotEqual() throws IOException {
    assertThat(moving.switchOver()).isFalse();
    moving.put(Material.of("2", "乙", "改过的第二份"));
    assertThat(moving.copy(before())).isEqualTo(1);
    assertThat(moving.switchOver()).isTrue();
    assertThat(moving.search(SearchRequest.of("改过的第二份")).total()).isEqualTo(1);
    assertThat(moving.switchBack()).isTrue();
    assertThat(moving.search(SearchRequest.of("改过的第二份")).total()).isEqualTo(1);
  }

  @Test
  void whatWasRemovedIsNotCopiedBack() throws IOException {
    moving.remove("1");
    moving.copy(before());
    assertThat(moving.compare().equal()).isTrue();
    assertThat(moving.compare().to().documents()).isEqualTo(1);
  }

  @Test
  void usersNoticeNothingWhenTheNewHomeFails() throws IOException {
    broken = true;
    moving.put(Material.of("3", "丙", "第三份"));
    moving.refresh();
    assertThat(moving.behind()).isTrue();
    assertThat(moving.search(SearchRequest.of("第三份")).total()).isEqualTo(1);
    broken = false;
    moving.copy(before());
    assertThat(moving.switchOver()).isFalse();
    moving.forgetChanges();
    moving.copy(
        List.of(
            Material.of("1", "甲", "第一份"),
            Material.of("2", "乙", "第二份"),
            Material.of("3", "丙", "第三份")));
    assertThat(moving.switchOver()).isTrue();
    assertThat(moving.behind()).isFalse();
  }
}
