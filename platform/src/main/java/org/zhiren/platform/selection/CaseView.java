package org.zhiren.platform.selection;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;

/**
 * A case as its page shows it.
 *
 * @param id the case
 * @param number its number
 * @param stage where it stands
 * @param gate what the gate at the end of the present phase asks for
 * @param ahead what the gates of the later phases will ask for, as far as it is known by now
 * @param entries everything entered, in order
 * @param documents its files, the latest first
 * @param corrections proposed and decided corrections, the latest first
 * @param ties what stands between its candidates and the post, as far as the record says
 * @param openerName who opened it
 */
public record CaseView(
    UUID id,
    String number,
    Stage stage,
    List<Requirement> gate,
    Map<Phase, List<Requirement>> ahead,
    List<CaseEntry> entries,
    List<CaseDocuments.Line> documents,
    List<ProposingCorrection.Proposed> corrections,
    List<PostTie> ties,
    String openerName) {

  /** Copies the lists. */
  public CaseView {
    gate = List.copyOf(gate);
    ahead = Map.copyOf(ahead);
    entries = List.copyOf(entries);
    documents = List.copyOf(documents);
    corrections = List.copyOf(corrections);
    ties = List.copyOf(ties);
  }

  /** The entries with everything that follows from them. */
  public CaseFile file() {
    return stage.file();
  }

  /** What it is about. */
  public Brief brief() {
    return file().brief();
  }

  /** Who is considered at present. */
  public List<Named> candidates() {
    return file().candidates();
  }

  /** The phases that the case passes. */
  public List<Phase> phases() {
    return brief().form().phases(brief().probation());
  }

  /** How many entries there are: goes with every step as the version that was read. */
  public int version() {
    return entries.size();
  }

  /** What the gate misses. */
  public List<Requirement> missing() {
    return gate.stream().filter(Requirement::missing).toList();
  }
}
