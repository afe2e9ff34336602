package org.zhiren.platform.insight.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.platform.insight.AttachedFile;
import org.zhiren.platform.insight.Typed;

/** Reads entries and files out of what a browser sends. */
final class TypedForm {

  private TypedForm() {}

  /** What was typed, the person's own fields under {@code prefix}. */
  static Typed of(MultiValueMap<String, String> values, String prefix) {
    return new Typed(
        values.getFirst("channel"),
        values.getFirst(prefix + "occasion"),
        values.getFirst("happenedOn"),
        values.getFirst("place"),
        values.getFirst(prefix + "sourceName"),
        values.getFirst(prefix + "sourceRelation"),
        values.getFirst(prefix + "task"),
        values.getFirst(prefix + "situation"),
        values.getFirst(prefix + "behaviour"),
        values.getFirst(prefix + "result"),
        values.getFirst("secrecy"),
        values.getFirst("ground"),
        values.getFirst("open") != null,
        values.getFirst(prefix + "workRelated") != null);
  }

  /** The files of a field; an empty part of a form is no file. */
  static List<AttachedFile> files(@Nullable List<MultipartFile> files) throws IOException {
    List<AttachedFile> brought = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String said = file.getOriginalFilename();
      if (file.isEmpty() && (said == null || said.isBlank())) {
        continue;
      }
      brought.add(new AttachedFile(said == null ? "" : said, file.getBytes()));
    }
    return brought;
  }
}
