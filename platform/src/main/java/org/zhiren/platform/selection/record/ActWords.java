package org.zhiren.platform.selection.record;

import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Texts;

/** What acts of the record are called. */
@Component
class ActWords {

  private final Texts texts;

  ActWords(Texts texts) {
    this.texts = texts;
  }

  Text of(String action) {
    return texts.has("act." + action) ? texts.both("act." + action) : Text.same(action);
  }
}
