package org.zhiren.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-open HTTP/1.1 connection with as little work of its own as possible, because it shares
 * the processor with the server that it measures. It reads each answer to its end, takes nothing
 * but 200, and connects anew when the server ends the connection with an answer.
 */
final class RawClient implements AutoCloseable {

  private final int port;
  private Socket socket;
  private InputStream in;
  private boolean over;

  RawClient(int port) throws IOException {
    this.port = port;
    this.socket = open(port);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  private static Socket open(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    return socket;
  }

  /** As browsers do when the server has had enough of a connection. */
  private void openAnew() throws IOException {
    socket.close();
    socket = open(port);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    over = false;
  }

  /** A request whose bytes are made once. */
  static final class Request {

    private final byte[] bytes;

    Request(String path, String header) {
      this.bytes =
          """
          GET %s HTTP/1.1\r
          Host: 127.0.0.1\r
          Accept: text/html,application/json\r
          Accept-Encoding: gzip\r
          Accept-Language: zh-CN\r
          %s\r
          \r
          """
              .formatted(path, header)
              .getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Asks and reads the answer; answers how many bytes its body had. */
  long ask(Request request) throws IOException {
    if (over) {
      openAnew();
    }
    socket.getOutputStream().write(request.bytes);
    String status = line();
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException("the server answered: " + status);
    }
    long length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:") && lower.contains("chunked")) {
        chunked = true;
      } else if (lower.startsWith("connection:") && lower.contains("close")) {
        over = true;
      }
    }
    if (chunked) {
      return chunks();
    }
    if (length < 0) {
      throw new IOException("the answer has no length");
    }
    in.skipNBytes(length);
    return length;
  }

  private long chunks() throws IOException {
    long total = 0;
    for (long size = chunk(); size > 0; size = chunk()) {
      in.skipNBytes(size);
      total += size;
      line();
    }
    line();
    return total;
  }

  private long chunk() throws IOException {
    return Long.parseLong(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (letter != '\r') {
        line.append((char) letter);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
