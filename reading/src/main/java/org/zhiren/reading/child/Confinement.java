package org.zhiren.reading.child;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Shuts this process in by Landlock (Linux 5.13 and later): from now on the thread that calls, and
 * every thread that it starts, can open only the libraries of the program and of the system, for
 * reading, and nothing for writing; from Linux 6.7 on no connection over TCP can be made either.
 * What is given up cannot be got back.
 */
final class Confinement {

  /** landlock_create_ruleset, landlock_add_rule, landlock_restrict_self: alike on x86-64, arm64. */
  private static final long CREATE = 444;

  private static final long ADD = 445;
  private static final long RESTRICT = 446;

  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int O_PATH_CLOEXEC = 0x200000 | 0x80000;

  private static final long EXECUTE_READ_LIST = 1L | 1L << 2 | 1L << 3;
  private static final long READ = 1L << 2;

  /** Rights over files that each version knows: 13, then one more in 2, 3 and 5. */
  private static final int[] FILE_RIGHTS = {0, 13, 14, 15, 15, 16};

  /** To bind and to connect TCP, since version 4. */
  private static final long NET_RIGHTS = 3;

  private static final int NET_SINCE = 4;

  private final MethodHandle call;
  private final MethodHandle prctl;
  private final MethodHandle open;

  @SuppressWarnings("restricted") // calling the kernel is what this class is for
  private Confinement() {
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    call =
        linker.downcallHandle(
            lookup.findOrThrow("syscall"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    prctl =
        linker.downcallHandle(
            lookup.findOrThrow("prctl"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    open =
        linker.downcallHandle(
            lookup.findOrThrow("open"),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
  }

  /** Shuts in as far as the system can, and says in words what holds; empty if nothing does. */
  static String shut() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return "";
    }
    try {
      return new Confinement().restrict();
    } catch (Throwable e) { // an invoked handle declares everything; without it there is less
      return "";
    }
  }

  private String restrict() throws Throwable {
    int version = (int) call(CREATE, 0, 0, 1, 0);
    if (version < 1) {
      return "";
    }
    long rights = (1L << FILE_RIGHTS[Math.min(version, FILE_RIGHTS.length - 1)]) - 1;
    boolean net = version >= NET_SINCE;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(16, 8);
      attributes.set(ValueLayout.JAVA_LONG, 0, rights);
      attributes.set(ValueLayout.JAVA_LONG, 8, net ? NET_RIGHTS : 0);
      long rules = call(CREATE, attributes.address(), net ? 16 : 8, 0, 0);
      if (rules < 0) {
        return "";
      }
      for (Path path : readable()) {
        allow(arena, rules, path);
      }
      if ((int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) != 0
          || call(RESTRICT, rules, 0, 0, 0) != 0) {
        return "";
      }
    }
    return net ? "files tcp" : "files";
  }

  private long call(long number, long a, long b, long c, long d) throws Throwable {
    return (long) call.invokeExact(number, a, b, c, d);
  }

  private void allow(Arena arena, long rules, Path path) throws Throwable {
    MemorySegment name = arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
    int descriptor = (int) open.invokeExact(name, O_PATH_CLOEXEC);
    if (descriptor < 0) {
      return;
    }
    MemorySegment rule = arena.allocate(12, 8);
    rule.set(ValueLayout.JAVA_LONG, 0, Files.isDirectory(path) ? EXECUTE_READ_LIST : READ);
    rule.set(ValueLayout.JAVA_INT, 8, descriptor);
    if (call(ADD, rules, 1, rule.address(), 0) != 0) {
      throw new IOException("no rule could be made");
    }
  }

  /**
   * The Java runtime, the libraries of this program and of the system, the source of randomness.
   */
  private static Set<Path> readable() {
    Set<Path> paths = new LinkedHashSet<>();
    Path java = Path.of(System.getProperty("java.home"));
    for (Path one :
        new Path[] {
          java,
          java.resolve("conf"),
          java.resolve("conf/security"),
          java.resolve("lib/security"),
          Path.of("/lib"),
          Path.of("/lib64"),
          Path.of("/usr/lib"),
          Path.of("/usr/lib64"),
          Path.of("/etc/ld.so.cache"),
          Path.of("/dev/urandom"),
          Path.of("/dev/random")
        }) {
      add(one, paths);
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      add(Path.of(entry), paths);
    }
    return paths;
  }

  private static void add(Path path, Set<Path> paths) {
    try {
      // Links are followed: a rule holds for what is behind them.
      paths.add(path.toRealPath());
    } catch (IOException e) {
      // What is not there needs no rule.
      return;
    }
  }
}
