package org.zhiren.materials;

import org.zhiren.explain.Text;

/** Something with a name in both languages and a code that is kept in indexes. */
public interface Labelled {

  /** The code: stays the same when names change. */
  String code();

  /** The name for users. */
  Text label();
}
