package org.zhiren.platform.roster.exchange;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Photo;
import org.zhiren.platform.roster.PersonBatch;
import org.zhiren.platform.roster.PersonFile;

/**
 * What is on file about people as the dossiers of their forms: facts, wordings that hold, photos.
 * It records nothing; {@link TakingOut} does.
 */
@Component
class FormsOfPeople {

  private final PersonBatch people;
  private final Wordings wordings;
  private final Photos photos;

  FormsOfPeople(PersonBatch people, Wordings wordings, Photos photos) {
    this.people = people;
    this.wordings = wordings;
    this.photos = photos;
  }

  /**
   * A person as a form.
   *
   * @param file the facts
   * @param facts the form as the facts alone give it
   * @param form the form with the wordings that hold
   */
  record Form(PersonFile file, Dossier facts, Dossier form) {}

  /** The forms within what the acting account may see, in the order of {@code ids}. */
  @Transactional(readOnly = true)
  public Map<UUID, Form> of(Collection<UUID> ids) {
    Map<UUID, PersonFile> files = people.read(ids);
    Map<UUID, Map<String, Wordings.Wording>> said = wordings.of(files.keySet());
    Map<UUID, Photo> pictures = photos.of(files.keySet());
    Map<UUID, Form> forms = new LinkedHashMap<>();
    files.forEach((id, file) -> {
      Dossier facts = FormOfFile.of(file);
      Photo picture = pictures.get(id);
      if (picture != null) {
        facts = facts.draft().photo(picture).finish();
      }
      forms.put(id, new Form(file, facts, Wordings.apply(facts, said.getOrDefault(id, Map.of()))));
    });
    return forms;
  }

  /** The form of one person, if it may be seen. */
  java.util.Optional<Form> of(UUID id) {
    return java.util.Optional.ofNullable(of(List.of(id)).get(id));
  }
}
