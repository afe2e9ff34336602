package org.zhiren.materials.search;

import java.io.IOException;
import org.zhiren.materials.Material;

/** Where materials are put so that a {@link Library} finds them. */
public interface LibraryShelf {

  /** Adds a document or replaces the one of the same id. */
  void put(Material material) throws IOException;

  /** Removes a document; nothing happens if there is none. */
  void remove(String id) throws IOException;

  /** Makes what was put visible to searches. */
  void refresh() throws IOException;
}
