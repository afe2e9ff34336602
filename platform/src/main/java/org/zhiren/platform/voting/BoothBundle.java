package org.zhiren.platform.voting;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.zhiren.platform.shell.Sha256;

/**
 * The scripts that make ballots, keys and voting codes in the browser, and their hashes: the hash
 * of them all goes into the record when an election is opened, each stands in the page as the
 * browser's own check.
 */
@Component
public class BoothBundle {

  private static final List<String> SCRIPTS =
      List.of(
          "org/zhiren/ballots/browser/ballot.js",
          "org/zhiren/ballots/browser/trustee.js",
          "org/zhiren/ballots/browser/board.js",
          "org/zhiren/ballots/browser/qr.js",
          "static/zhiren/booth.js",
          "static/zhiren/voting.js");

  private final Map<String, String> integrity = new TreeMap<>();
  private final String sha256;

  BoothBundle() throws IOException {
    MessageDigest all = Sha256.digest();
    for (String script : SCRIPTS) {
      byte[] content;
      try (InputStream in =
          Objects.requireNonNull(BoothBundle.class.getResourceAsStream("/" + script), script)) {
        content = in.readAllBytes();
      }
      all.update(Sha256.of(content));
      integrity.put(
          script.substring(script.lastIndexOf('/') + 1),
          "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(content)));
    }
    sha256 = HexFormat.of().formatHex(all.digest());
  }

  /** SHA-256 over the SHA-256 of each script, in hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** What the attribute {@code integrity} of a script says, for instance of {@code ballot.js}. */
  public String integrity(String script) {
    return Objects.requireNonNull(integrity.get(script), script);
  }
}
