package org.zhiren.platform.insight;

import java.util.UUID;

/**
 * A file that goes with an entry.
 *
 * @param id identifies it
 * @param name the name under which it was brought, without folders
 * @param mediaType as its first bytes tell, whatever the name says
 * @param bytes its size
 * @param sha256 fingerprint of its content
 */
public record Attachment(UUID id, String name, String mediaType, int bytes, String sha256) {

  /** Whether a browser can show it as a picture. */
  public boolean picture() {
    return mediaType.startsWith("image/");
  }
}
