package org.zhiren.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * How a PostgreSQL program is wrapped so that it does not run as root and ends with its parent.
 *
 * @param prefix the words in front of the program
 * @param owner the user id that must own the cluster; null if the current user does
 */
record Launching(List<String> prefix, @Nullable String owner) {

  /** Which wrapping to use; {@link #AUTOMATIC} outside of tests. */
  enum Way {
    AUTOMATIC,
    USER_NAMESPACE,
    OTHER_USER
  }

  private static final List<String> END_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");

  /** Finds a wrapping that works on this machine for the cluster in {@code cluster}. */
  static Launching find(Way way, Path cluster) {
    List<String> endWithParent = works(END_WITH_PARENT, "true") ? END_WITH_PARENT : List.of();
    if (new UnixSystem().getUid() != 0) {
      return new Launching(endWithParent, null);
    }
    String owner = foreignOwner(cluster);
    if (way != Way.OTHER_USER && owner == null) {
      List<String> namespace = new ArrayList<>(List.of("unshare", "-U"));
      namespace.addAll(endWithParent);
      if (works(namespace, "sh", "-c", "test \"$(id -u)\" != 0")) {
        return new Launching(List.copyOf(namespace), null);
      }
    }
    String user = owner == null ? unprivilegedUser() : owner;
    List<String> otherUser =
        new ArrayList<>(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
    if (!isReachableByOthers(cluster)) {
      // The cluster lies below a private folder such as /root: let the server walk through it.
      otherUser.addAll(
          List.of("--inh-caps", "-all,+dac_override", "--ambient-caps", "-all,+dac_override"));
    } else {
      otherUser.addAll(List.of("--inh-caps", "-all"));
    }
    otherUser.addAll(List.of("--pdeathsig", "INT"));
    if (way != Way.USER_NAMESPACE && works(otherUser, "true")) {
      return new Launching(List.copyOf(otherUser), user);
    }
    throw new DatabaseProblem(
        DatabaseProblem.Kind.NO_PERMISSION,
        Text.of(
            "PostgreSQL 不能以 root 运行，而本机既不允许用户命名空间（unshare -U），也不能切换用户（setpriv）。"
                + "请用普通用户运行，或用 --database-url 指向已有的数据库。",
            "PostgreSQL must not run as root, and this machine allows neither user namespaces"
                + " (unshare -U) nor a change of user (setpriv). Run as an ordinary user or use"
                + " --database-url with an existing database."));
  }

  /** {@code program} with the wrapping in front. */
  List<String> command(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program);
    command.addAll(arguments);
    return command;
  }

  /** Gives {@code folder} to the user that the server runs as. */
  void own(Path folder) throws IOException {
    if (owner != null) {
      UserPrincipal principal =
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
      FileTrees.own(folder, principal);
    }
  }

  private static @Nullable String foreignOwner(Path cluster) {
    try {
      if (Files.exists(cluster)) {
        int uid = (Integer) Files.getAttribute(cluster, "unix:uid");
        return uid == 0 ? null : Integer.toString(uid);
      }
      return null;
    } catch (IOException e) {
      throw FileProblems.translate(e, cluster);
    }
  }

  /** The numeric id of {@code nobody}: initdb needs a user that the system can name. */
  private static String unprivilegedUser() {
    return "65534";
  }

  private static boolean isReachableByOthers(Path cluster) {
    for (Path path = cluster.getParent(); path != null; path = path.getParent()) {
      try {
        if (Files.exists(path)
            && !Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_EXECUTE)) {
          return false;
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  private static boolean works(List<String> prefix, String... command) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(List.of(command));
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(Duration.ofSeconds(10))) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false; // the program is not installed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
