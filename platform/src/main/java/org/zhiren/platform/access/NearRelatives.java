package org.zhiren.platform.access;

import java.util.Set;
import java.util.UUID;

/**
 * Who is near kin to whom; implemented by the module that keeps the people. Nobody opens the file
 * of a near relative (干部人事档案工作条例: 任何人不得查阅本人及其亲属的档案).
 */
public interface NearRelatives {

  /** The people in the roster who are near relatives of {@code person}. */
  Set<UUID> of(UUID person);
}
