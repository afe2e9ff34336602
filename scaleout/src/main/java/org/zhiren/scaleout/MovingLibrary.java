package org.zhiren.scaleout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.zhiren.materials.Material;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.DuplicateGroup;
import org.zhiren.materials.search.Library;
import org.zhiren.materials.search.LibraryDigest;
import org.zhiren.materials.search.LibraryShelf;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/**
 * A library on its way from one home to another, in use all the time:
 *
 * <ol>
 *   <li>from the beginning every change goes to both homes, reading to the old one;
 *   <li>{@link #copy} brings over what was there before; what changed meanwhile is left as it is;
 *   <li>{@link #compare} counts and sums both;
 *   <li>{@link #switchOver} lets readers read the new home, if both are equal;
 *   <li>{@link #switchBack} undoes it at any time, as both are still written.
 * </ol>
 *
 * <p>If the new home cannot be written, the change is kept in the old one and the new one counts as
 * {@linkplain #behind behind}: users notice nothing, and the copy has to be made again. After the
 * switch it is the other way round.
 */
public final class MovingLibrary implements Library, LibraryShelf {

  /** So many documents are copied while others who write wait. */
  private static final int AT_ONCE = 40;

  private final Home from;
  private final Home to;

  /** Changes and the copy must not overtake each other. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Set<String> changed = new HashSet<>();

  /** Groups that were said of documents which the copy has still to bring over. */
  private final Map<String, Long> assigned = new HashMap<>();

  private volatile boolean switched;
  private volatile boolean behind;

  /**
   * A home: where is read and where is written.
   *
   * @param library for reading
   * @param shelf for writing
   */
  public record Home(Library library, LibraryShelf shelf) {}

  /** What {@link #compare} found. */
  public record Comparison(LibraryDigest from, LibraryDigest to) {
    /** Whether both hold the same. */
    public boolean equal() {
      return from.equals(to);
    }
  }

  /** Begins: from now on both homes are written. */
  public MovingLibrary(Home from, Home to) {
    this.from = from;
    this.to = to;
  }

  private Home current() {
    return switched ? to : from;
  }

  private Home other() {
    return switched ? from : to;
  }

  /** Whether readers read the new home. */
  public boolean switched() {
    return switched;
  }

  /** Whether the home that is not read missed a change. */
  public boolean behind() {
    return behind;
  }

  private interface Change {
    void on(LibraryShelf shelf) throws IOException;
  }

  private void change(String id, Change change) throws IOException {
    writing.lock();
    try {
      change.on(current().shelf());
      changed.add(id);
      assigned.remove(id);
      try {
        change.on(other().shelf());
      } catch (IOException e) {
        behind = true;
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void put(Material material, long cluster) throws IOException {
    change(material.id(), shelf -> shelf.put(material, cluster));
  }

  @Override
  public void assignCluster(String id, long cluster) throws IOException {
    writing.lock();
    try {
      current().shelf().assignCluster(id, cluster);
      // Where the document itself has still to be copied, its group comes with it.
      if (!changed.contains(id)) {
        assigned.put(id, cluster);
      }
      try {
        other().shelf().assignCluster(id, cluster);
      } catch (IOException e) {
        behind = true;
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void remove(String id) throws IOException {
    change(id, shelf -> shelf.remove(id));
  }

  @Override
  public void refresh() throws IOException {
    current().shelf().refresh();
    try {
      other().shelf().refresh();
    } catch (IOException e) {
      behind = true;
    }
  }

  /**
   * Copies what was there before to the home that is not read, with its groups of near-duplicates.
   *
   * @param documents all documents as they were at any time since this object was made, from where
   *     they are kept for good
   * @return how many were copied
   */
  public long copy(Iterable<Material> documents) throws IOException {
    long copied = 0;
    // Groups said before this object was made are to be seen; later ones are known here.
    current().shelf().refresh();
    List<Material> some = new ArrayList<>(AT_ONCE);
    for (Material material : documents) {
      some.add(material);
      if (some.size() == AT_ONCE) {
        copied += copyThese(some);
        some.clear();
      }
    }
    copied += copyThese(some);
    other().shelf().refresh();
    return copied;
  }

  private int copyThese(List<Material> some) throws IOException {
    if (some.isEmpty()) {
      return 0;
    }
    Map<String, Long> before =
        current().library().clusters(some.stream().map(Material::id).toList());
    writing.lock();
    try {
      // What changed since is there already, newer than this, or is gone.
      List<Material> unchanged =
          some.stream().filter(material -> !changed.contains(material.id())).toList();
      Map<String, Long> clusters = new HashMap<>();
      for (Material material : unchanged) {
        long known = before.getOrDefault(material.id(), 0L);
        clusters.put(material.id(), assigned.getOrDefault(material.id(), known));
      }
      other().shelf().putAll(unchanged, clusters);
      return unchanged.size();
    } finally {
      writing.unlock();
    }
  }

  /** Begins the copy again after the home that is not read missed changes. */
  public void forgetChanges() {
    writing.lock();
    try {
      changed.clear();
      assigned.clear();
      behind = false;
    } finally {
      writing.unlock();
    }
  }

  /** Compares both homes while no change is made. */
  public Comparison compare() throws IOException {
    writing.lock();
    try {
      from.shelf().refresh();
      to.shelf().refresh();
      return new Comparison(from.library().digest(), to.library().digest());
    } finally {
      writing.unlock();
    }
  }

  /**
   * Lets readers read the new home if both are equal.
   *
   * @return whether they were
   */
  public boolean switchOver() throws IOException {
    writing.lock();
    try {
      if (!compare().equal()) {
        return false;
      }
      switched = true;
      behind = false;
      return true;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Lets readers read the old home again.
   *
   * @return false if it missed a change since and must be copied to first
   */
  public boolean switchBack() {
    writing.lock();
    try {
      if (switched && behind) {
        return false;
      }
      switched = false;
      return true;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    return current().library().search(request);
  }

  @Override
  public Optional<String> text(String id, Access access) throws IOException {
    return current().library().text(id, access);
  }

  @Override
  public List<SearchResult.Hit> similar(String id, int limit, Access access) throws IOException {
    return current().library().similar(id, limit, access);
  }

  @Override
  public Optional<DuplicateGroup> group(long number, Access access) throws IOException {
    return current().library().group(number, access);
  }

  @Override
  public Map<String, Long> clusters(Collection<String> ids) throws IOException {
    return current().library().clusters(ids);
  }

  @Override
  public int size() throws IOException {
    return current().library().size();
  }

  @Override
  public LibraryDigest digest() throws IOException {
    return current().library().digest();
  }

  /** Closes neither home: both belong to whoever opened them. */
  @Override
  public void close() {
    // Nothing is held here.
  }
}
