package org.zhiren.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A small mail server on this machine, written from the text of RFC 5321: it takes everything that
 * it is given, unless it is told to refuse.
 */
public final class LocalMail {

  private static @Nullable LocalMail running;

  private final ServerSocket socket;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();

  private LocalMail() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("local-mail").start(this::serve);
  }

  /** The one of this run. */
  public static synchronized LocalMail shared() {
    if (running == null) {
      try {
        running = new LocalMail();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** Where it listens. */
  public int port() {
    return socket.getLocalPort();
  }

  /** The mails to an address, head and body as they came. */
  public List<String> to(String address) {
    return received.stream().filter(mail -> mail.startsWith("<" + address + ">\n")).toList();
  }

  /** It refuses the next so many mails for now. */
  public void refuse(int mails) {
    refusals.set(mails);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        Thread.ofVirtual().start(() -> talk(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      OutputStream out = client.getOutputStream();
      say(out, "220 local");
      String to = "";
      String line = in.readLine();
      while (line != null) {
        String command = line.toUpperCase(java.util.Locale.ROOT);
        if (command.startsWith("RCPT TO:")) {
          to = line.substring("RCPT TO:".length()).strip();
          say(out, "250 ok");
        } else if (command.equals("DATA")) {
          if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            say(out, "451 come back later");
          } else {
            say(out, "354 go on");
            received.add(to + "\n" + data(in));
            say(out, "250 taken");
          }
        } else if (command.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 local");
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      // The client has gone; what it handed over stays.
    }
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      mail.append(line).append('\n');
      line = in.readLine();
    }
    return mail.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
