package org.zhiren.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.DuplicateGroup;
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
    public void put(Material material, long cluster) throws IOException {
      sound().put(material, cluster);
    }

    @Override
    public void assignCluster(String id, long cluster) throws IOException {
      sound().assignCluster(id, cluster);
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
  void groupsOfNearDuplicatesComeAlong() throws IOException {
    old.assignCluster("1", 7);
    moving.assignCluster("2", 7);
    moving.copy(before());
    assertThat(moving.compare().equal()).isTrue();
    moving.put(Material.of("3", "丙", "第三份"), 7);
    moving.put(Material.of("2", "乙", "改过的第二份"));
    moving.refresh();
    assertThat(fresh.search().clusters(List.of("1", "2", "3")))
        .containsOnly(Map.entry("1", 7L), Map.entry("3", 7L));
    assertThat(moving.switchOver()).isTrue();
    moving.assignCluster("1", 0);
    moving.refresh();
    assertThat(moving.group(7, Access.ALL)).hasValue(new DuplicateGroup(7, 1, null));
    assertThat(old.search().digest()).isEqualTo(fresh.search().digest());
  }

  @Test
  void aHomeWithOtherGroupsIsNotEqual() throws IOException {
    moving.copy(before());
    assertThat(moving.compare().equal()).isTrue();
    fresh.assignCluster("1", 7);
    assertThat(moving.switchOver()).isFalse();
    broken = true;
    moving.assignCluster("2", 8);
    assertThat(moving.behind()).isTrue();
    broken = false;
    moving.forgetChanges();
    moving.copy(before());
    assertThat(moving.switchOver()).isTrue();
    assertThat(moving.clusters(List.of("1", "2"))).containsOnly(Map.entry("2", 8L));
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
