package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import org.zhiren.explain.Text;

/**
 * What can be done in a case. {@link #on} is the day on which it was done: never after the day of
 * entry, never before the step that stands before it. Documents are ids of files of the case.
 *
 * <p>The steps are written down by the stages in which they are taken and are all members of this
 * type: {@code Step.Nominate}, {@code Step.Decide}.
 */
public sealed interface Step
    extends NamingSteps, InspectionSteps, DecisionSteps, OfficeSteps, RecusalSteps, CaseSteps
    permits NamingSteps.Resolve,
        NamingSteps.Nominate,
        NamingSteps.Withdraw,
        NamingSteps.Consent,
        NamingSteps.Announce,
        NamingSteps.Examine,
        NamingSteps.Recommend,
        NamingSteps.OmitMeeting,
        NamingSteps.Shortlist,
        InspectionSteps.FormTeam,
        InspectionSteps.Foretell,
        InspectionSteps.Interview,
        InspectionSteps.Check,
        InspectionSteps.Report,
        InspectionSteps.Consult,
        DecisionSteps.Decide,
        DecisionSteps.Publish,
        DecisionSteps.Objection,
        DecisionSteps.Settle,
        OfficeSteps.Appoint,
        OfficeSteps.Talk,
        OfficeSteps.TakeEffect,
        OfficeSteps.Assess,
        OfficeSteps.Confirm,
        OfficeSteps.Return,
        RecusalSteps.AnswerRecusal,
        RecusalSteps.Declare,
        RecusalSteps.Endorse,
        CaseSteps.Proceed,
        CaseSteps.Suspend,
        CaseSteps.Resume,
        CaseSteps.End,
        CaseSteps.FollowPost,
        CaseSteps.Correct {

  /** The day on which it was done. */
  LocalDate on();

  /** What it is called. */
  Text text();
}
