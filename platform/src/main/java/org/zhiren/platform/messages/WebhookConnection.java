package org.zhiren.platform.messages;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/**
 * Posts a few bytes to an address that somebody typed, and reads no more than the first line of the
 * answer. The name is looked up once and the very addresses that were examined are connected to, so
 * that a name which changes its mind in between leads nowhere; no redirect is followed.
 */
@Component
class WebhookConnection {

  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration WHOLE = Duration.ofSeconds(15);
  private static final int LONGEST_LINE = 1_024;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

  private final AllowedNetworks networks;

  WebhookConnection(AllowedNetworks networks) {
    this.networks = networks;
  }

  /** The server may not turn to this address; nothing was sent. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * The addresses behind a host, each of which the server may turn to.
   *
   * @param encrypted whether the connection will be encrypted: without that only networks of the
   *     house are reached
   * @throws Refused if one of them is not for us
   * @throws IOException if the name is unknown
   */
  InetAddress[] addresses(String host, boolean encrypted) throws IOException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (!(encrypted ? networks.mayReach(address) : networks.ofTheHouse(address))) {
        throw new Refused(
            "The address of %s (%s) lies in a network that is not allowed."
                .formatted(host, address.getHostAddress()));
      }
    }
    return found;
  }

  /**
   * Posts and tells the status of the answer.
   *
   * @throws IOException if there is no answer in time, or none that is one
   */
  int post(URI target, Map<String, String> headers, byte[] body) throws IOException {
    boolean encrypted = "https".equals(target.getScheme());
    String host = target.getHost();
    int port = target.getPort() >= 0 ? target.getPort() : encrypted ? 443 : 80;
    InetAddress address = addresses(host, encrypted)[0];
    long deadline = System.nanoTime() + WHOLE.toNanos();
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
      plain.setSoTimeout(left(deadline));
      if (!encrypted) {
        return exchange(plain, target, headers, body, deadline);
      }
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket secure = (SSLSocket) factory.createSocket(plain, bare(host), port, true)) {
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secure.setSSLParameters(parameters);
        return exchange(secure, target, headers, body, deadline);
      }
    }
  }

  private static int exchange(
      Socket socket, URI target, Map<String, String> headers, byte[] body, long deadline)
      throws IOException {
    StringBuilder head = new StringBuilder();
    String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
    head.append("POST ")
        .append(path)
        .append(target.getRawQuery() == null ? "" : "?" + target.getRawQuery())
        .append(" HTTP/1.1\r\nHost: ")
        .append(target.getRawAuthority())
        .append("\r\nConnection: close\r\nContent-Length: ")
        .append(body.length)
        .append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(first, first.length + body.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    socket.getOutputStream().write(all);
    socket.getOutputStream().flush();
    String line = line(socket, deadline);
    Matcher status = STATUS.matcher(line);
    if (!status.matches()) {
      throw new IOException("The answer does not begin like one of HTTP/1.1.");
    }
    return Integer.parseInt(status.group(1));
  }

  /** The first line; a receiver that drips one character a second is left in time. */
  private static String line(Socket socket, long deadline) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    while (line.length() < LONGEST_LINE) {
      socket.setSoTimeout(left(deadline));
      int next = in.read();
      if (next < 0 || next == '\n') {
        return line.toString().strip();
      }
      line.append((char) next);
    }
    return line.toString();
  }

  private static int left(long deadline) throws SocketTimeoutException {
    long millis = (deadline - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException("No answer within %d s.".formatted(WHOLE.toSeconds()));
    }
    return (int) millis;
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
