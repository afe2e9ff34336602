package org.zhiren.reading.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that shuts itself in and then tries what it must not do; says a word for each. */
final class ShutIn {

  private ShutIn() {}

  private interface Try {
    void run() throws Exception;
  }

  private static void tried(String what, Try attempt) {
    try {
      attempt.run();
      System.out.println(what + " done");
    } catch (IOException | UnsupportedOperationException e) {
      System.out.println(what + " refused");
    } catch (Exception e) {
      System.out.println(what + " failed " + e);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    tried("before", () -> Files.readString(file));
    System.out.println("confined " + Confinement.shut());
    tried("read", () -> Files.readString(file));
    tried("list", () -> Files.list(file.getParent()).close());
    tried("write", () -> Files.writeString(file.resolveSibling("new"), "x"));
    tried("delete", () -> Files.delete(file));
    tried("run", () -> new ProcessBuilder("/bin/true").start());
    tried("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    tried("listen", () -> new ServerSocket(0).close());
    Thread other = new Thread(() -> tried("thread", () -> Files.readString(file)));
    other.start();
    try {
      other.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tried("class", () -> Class.forName("org.jsoup.Jsoup"));
  }
}
