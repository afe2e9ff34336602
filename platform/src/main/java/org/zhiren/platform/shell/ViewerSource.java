package org.zhiren.platform.shell;

import java.util.Optional;

/** Says who is at the desk; implemented by the module that signs people in. */
public interface ViewerSource {

  /** The person who sent the current request, if signed in. */
  Optional<Viewer> current();
}
