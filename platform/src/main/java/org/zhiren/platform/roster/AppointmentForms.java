package org.zhiren.platform.roster;

import java.util.Optional;
import java.util.UUID;

/**
 * 干部任免审批表 of somebody whose appointment is proposed; implemented where files are taken out. Opens
 * the file like any other way out: for a stated purpose, recorded, never the own one or a near
 * relative's.
 */
public interface AppointmentForms {

  /**
   * What the form says about the change.
   *
   * @param proposed 拟任职务; empty for none
   * @param leaving 拟免职务; empty for none
   * @param reason 任免理由
   */
  record Change(String proposed, String leaving, String reason) {}

  /** The form as PDF; empty if there is no such person, or not for the acting account. */
  Optional<byte[]> pdf(UUID person, Change change);
}
