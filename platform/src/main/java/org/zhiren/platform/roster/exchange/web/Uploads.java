package org.zhiren.platform.roster.exchange.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.explain.Shortening;
import org.zhiren.platform.roster.exchange.RunningImports;

/** Files as a browser or a program sends them. */
final class Uploads {

  private static final int LONGEST_NAME = 200;

  private Uploads() {}

  /** Names lose their folders and control characters; an empty part of a form is no file. */
  static List<RunningImports.Brought> of(@Nullable List<MultipartFile> files) throws IOException {
    List<RunningImports.Brought> brought = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String said = file.getOriginalFilename();
      String name = said == null ? "" : said.replace('\\', '/').replaceAll("\\p{Cntrl}", "");
      name = name.substring(name.lastIndexOf('/') + 1).strip();
      if (name.isEmpty() && file.isEmpty()) {
        continue;
      }
      String held = name.isEmpty() ? "-" : name;
      brought.add(new RunningImports.Brought(Shortening.cut(held, LONGEST_NAME), file.getBytes()));
    }
    return brought;
  }
}
