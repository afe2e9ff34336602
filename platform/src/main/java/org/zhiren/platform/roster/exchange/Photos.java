package org.zhiren.platform.roster.exchange;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Photo;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.shell.Sha256;

/** Photos of people as the bytes of their files. */
@Repository
public class Photos {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Photos(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /** A photo to be kept. */
  record New(UUID person, UUID unit, Photo photo) {}

  /** The photo of a person, if there is one that the acting account may see. */
  @Transactional(readOnly = true)
  public Optional<Photo> of(UUID person) {
    return Optional.ofNullable(of(List.of(person)).get(person));
  }

  /** The photos of several people. */
  @Transactional(readOnly = true)
  public Map<UUID, Photo> of(Collection<UUID> people) {
    NeedToKnow.Predicate seen = needToKnow.predicate("f.unit_id", InformationClass.ROSTER);
    Map<UUID, Photo> photos = new HashMap<>();
    jdbc.sql(
            "select f.person_id, f.image from roster.photo f where f.person_id = any(:ids) and f.ended_by is null and "
                + seen.sql())
        .param("ids", people.toArray(UUID[]::new))
        .params(seen.params())
        .query(row -> {
          photos.put(row.getObject("person_id", UUID.class), new Photo(row.getBytes("image")));
        });
    return photos;
  }

  /** Keeps photos in the transaction of the change; an earlier one is marked as replaced. */
  @Transactional
  public void keep(long statement, List<New> photos) {
    for (New photo : photos) {
      byte[] bytes = photo.photo().bytes();
      jdbc.sql(
              """
              update roster.photo set ended_by = :statement
              where person_id = :person and ended_by is null
              """)
          .param("statement", statement)
          .param("person", photo.person())
          .update();
      jdbc.sql(
              """
              insert into roster.photo (person_id, unit_id, said_by, sha256, image)
              values (:person, :unit, :statement, :sha, :image)
              """)
          .param("person", photo.person())
          .param("unit", photo.unit())
          .param("statement", statement)
          .param("sha", Sha256.hex(bytes))
          .param("image", bytes)
          .update();
    }
  }
}
