package org.zhiren.platform.roster.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Field;
import org.zhiren.platform.roster.AppointmentForms;
import org.zhiren.platform.shell.InvalidInput;

/** The form of one person with the cells of a proposed change filled in; nothing is stored. */
@Component
class FormsOfAppointments implements AppointmentForms {

  private final TakingOut takingOut;

  FormsOfAppointments(TakingOut takingOut) {
    this.takingOut = takingOut;
  }

  @Override
  public Optional<byte[]> pdf(UUID person, Change change) {
    return takingOut.open(person).map(dossier -> printed(filled(dossier, change)));
  }

  private static Dossier filled(Dossier dossier, Change change) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    fields.putAll(dossier.fields());
    fields.put(Field.PROPOSED_POST, change.proposed());
    fields.put(Field.POST_TO_LEAVE, change.leaving());
    fields.put(Field.REASON, change.reason());
    return new Dossier(fields, dossier.family(), dossier.photo(), dossier.sets(), dossier.kept());
  }

  private byte[] printed(Dossier dossier) {
    try {
      return Dossiers.formPdf(dossier, takingOut.options()).bytes();
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", "pdf", problem.reason());
    }
  }
}
