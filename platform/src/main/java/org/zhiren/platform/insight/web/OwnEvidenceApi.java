package org.zhiren.platform.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.OwnEvidence;

/** What was written about oneself and is open, for programs. */
@RestController
@Allowed(Right.OWN_RECORD)
@Tag(name = "own", description = "The own record, and corrections that people ask for")
class OwnEvidenceApi {

  private final OwnEvidence own;

  OwnEvidenceApi(OwnEvidence own) {
    this.own = own;
  }

  /** An answer. */
  record Answer(@Nullable String reply) {}

  @Operation(summary = "The entries about oneself that their authors have opened")
  @GetMapping("/api/v1/own/evidence")
  List<Entry> evidence() {
    return own.mine();
  }

  @Operation(summary = "Answer an open entry; the answers to all open entries come back")
  @PostMapping("/api/v1/own/evidence/{id}/reply")
  List<Entry> answer(@PathVariable UUID id, @RequestBody Answer answer) {
    own.reply(id, answer.reply());
    return own.mine();
  }
}
