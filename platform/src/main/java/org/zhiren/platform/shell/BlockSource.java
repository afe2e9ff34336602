package org.zhiren.platform.shell;

import java.util.List;

/** A module's blocks on the workbench of the person signed in, within that person's rights. */
public interface BlockSource {

  /** The blocks for the person signed in; none if there is nothing to say. */
  List<Block> blocks(Page page);
}
