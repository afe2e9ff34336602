package org.zhiren.materials.search;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.zhiren.materials.Material;

/** Where materials are put so that a {@link Library} finds them. */
public interface LibraryShelf {

  /** Adds a document or replaces the one of the same id; it belongs to no near-duplicates. */
  default void put(Material material) throws IOException {
    put(material, 0);
  }

  /**
   * Adds a document or replaces the one of the same id.
   *
   * @param cluster the group of near-duplicates to which it belongs, 0 for none
   */
  void put(Material material, long cluster) throws IOException;

  /**
   * Puts many.
   *
   * @param clusters the groups of near-duplicates by the ids of documents; who is missing is in
   *     none
   */
  default void putAll(List<Material> materials, Map<String, Long> clusters) throws IOException {
    for (Material material : materials) {
      put(material, clusters.getOrDefault(material.id(), 0L));
    }
  }

  /**
   * Says to which near-duplicates a document belongs; nothing happens if there is no such document.
   *
   * @param cluster the number of the group, 0 for none
   */
  void assignCluster(String id, long cluster) throws IOException;

  /** Removes a document; nothing happens if there is none. */
  void remove(String id) throws IOException;

  /** Makes what was put visible to searches. */
  void refresh() throws IOException;
}
