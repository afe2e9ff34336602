package org.zhiren.platform.selection.recusal;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.PlatformReading;
import org.zhiren.platform.selection.procedure.NearKin;

/** Relations between people on file that one of them declared in a case (关系声明). */
@Component
class DeclaredKin {

  private final JdbcClient jdbc;
  private final PlatformReading platform;

  DeclaredKin(JdbcClient jdbc, PlatformReading platform) {
    this.jdbc = jdbc;
    this.platform = platform;
  }

  /** What was declared by or about these people, in whatever case. */
  List<KinGraph.Declared> of(Collection<UUID> people) {
    return platform.read(
        "selection.declared",
        () ->
            jdbc.sql(
                    """
                    select distinct candidate_id, candidate_name, relative_id, relative_name, kin
                    from selection.declared_kin
                    where candidate_id = any(:people) or relative_id = any(:people)
                    """)
                .param("people", people.toArray(UUID[]::new))
                .query((row, number) ->
                    new KinGraph.Declared(
                        Objects.requireNonNull(row.getObject("candidate_id", UUID.class)),
                        row.getString("candidate_name"),
                        Objects.requireNonNull(row.getObject("relative_id", UUID.class)),
                        row.getString("relative_name"),
                        NearKin.valueOf(row.getString("kin"))))
                .list());
  }
}
