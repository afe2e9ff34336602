package org.zhiren.platform.roster.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads people from the database into a segment, within the transaction of the caller. */
final class SegmentLoader {

  private final JdbcClient jdbc;
  private final Words words;

  SegmentLoader(JdbcClient jdbc, Words words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  /** Numbers that grow. */
  private static final class Numbers {
    private int[] values = new int[1024];
    private int length;

    void add(int value) {
      if (length == values.length) {
        values = Arrays.copyOf(values, length * 2);
      }
      values[length++] = value;
    }
  }

  /** One column of a table, which may serve several fields. */
  private record Source(String expression, Field field) {}

  /**
   * The segment of these people, in this order; who is not there (any more) is left out.
   *
   * @param ids at most some ten thousand
   */
  Segment load(List<UUID> ids) {
    UUID[] wanted = ids.toArray(UUID[]::new);
    Map<UUID, Integer> rows = HashMap.newHashMap(wanted.length);
    for (int i = 0; i < wanted.length; i++) {
      rows.put(wanted[i], i);
    }
    Map<String, Source> sources = sources(Field.ofPerson());
    Map<String, int[]> raw = new LinkedHashMap<>();
    sources.keySet().forEach(key -> raw.put(key, new int[wanted.length]));
    int[] unitPlace = new int[wanted.length];
    int[] postPlace = new int[wanted.length];
    boolean[] there = new boolean[wanted.length];
    jdbc.sql(
            "select p.id, p.unit_place, p.post_place, p.initials, %s from roster.person p where p.id = any(:ids)"
                .formatted(selected(sources)))
        .param("ids", wanted)
        .query(row -> {
          int at = rows.getOrDefault(row.getObject("id", UUID.class), -1);
          there[at] = true;
          unitPlace[at] = row.getInt("unit_place");
          postPlace[at] = row.getInt("post_place");
          for (Map.Entry<String, Source> source : sources.entrySet()) {
            int[] values = raw.get(source.getKey());
            if (values != null) {
              values[at] = value(row, source.getKey(), source.getValue().field());
            }
          }
        });
    return assemble(wanted, there, sources, raw, unitPlace, postPlace);
  }

  private Segment assemble(
      UUID[] wanted,
      boolean[] there,
      Map<String, Source> sources,
      Map<String, int[]> raw,
      int[] unitPlace,
      int[] postPlace) {
    int size = 0;
    UUID[] ids = new UUID[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      if (there[i]) {
        ids[size] = wanted[i];
        unitPlace[size] = unitPlace[i];
        postPlace[size] = postPlace[i];
        for (int[] values : raw.values()) {
          values[size] = values[i];
        }
        size++;
      }
    }
    UUID[] present = Arrays.copyOf(ids, size);
    Map<Field, Column> person = new EnumMap<>(Field.class);
    fill(person, Field.ofPerson(), sources, raw, size);
    Map<UUID, Integer> rows = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      rows.put(present[i], i);
    }
    Map<FactKind, Segment.Facts> facts = new EnumMap<>(FactKind.class);
    for (FactKind kind : FactKind.values()) {
      facts.put(kind, facts(kind, present, rows));
    }
    return new Segment(
        present, person, Column.of(unitPlace, size), Column.of(postPlace, size), facts);
  }

  private static void fill(
      Map<Field, Column> into,
      List<Field> fields,
      Map<String, Source> sources,
      Map<String, int[]> raw,
      int length) {
    Map<String, Column> packed = new HashMap<>();
    for (Field field : fields) {
      String key = key(field);
      Column column =
          packed.computeIfAbsent(
              key, name -> Column.of(raw.getOrDefault(name, new int[0]), length));
      into.put(field, column);
      if (!sources.containsKey(key)) {
        throw new IllegalStateException("The column (%s) was not read.".formatted(key));
      }
    }
  }

  private Segment.Facts facts(FactKind kind, UUID[] ids, Map<UUID, Integer> people) {
    List<Field> fields = Field.of(kind);
    Map<String, Source> sources = sources(fields);
    Numbers owners = new Numbers();
    Numbers starts = new Numbers();
    Numbers ends = new Numbers();
    Map<String, Numbers> raw = new LinkedHashMap<>();
    sources.keySet().forEach(key -> raw.put(key, new Numbers()));
    boolean year = kind.shape() == FactKind.Shape.YEAR;
    String start = kind.start().isEmpty() ? "null::date" : "f." + kind.start();
    String end = kind.end().isEmpty() ? "null::date" : "f." + kind.end();
    jdbc.sql(
            "select f.person_id, %s as begins, %s as ends, %s from roster.%s f where f.person_id = any(:ids) and f.ended_by is null"
                .formatted(start, end, selected(sources), kind.table()))
        .withFetchSize(5_000)
        .param("ids", ids)
        .query(row -> {
          owners.add(people.getOrDefault(row.getObject("person_id", UUID.class), -1));
          starts.add(year ? row.getInt("begins") : day(row, "begins"));
          ends.add(day(row, "ends"));
          for (Map.Entry<String, Source> source : sources.entrySet()) {
            Numbers values = raw.get(source.getKey());
            if (values != null) {
              values.add(value(row, source.getKey(), source.getValue().field()));
            }
          }
        });
    int[] order = order(owners, starts, ids.length);
    int[] offsets = new int[ids.length + 1];
    for (int i = 0; i < owners.length; i++) {
      offsets[owners.values[i] + 1]++;
    }
    for (int i = 0; i < ids.length; i++) {
      offsets[i + 1] += offsets[i];
    }
    Map<String, int[]> sorted = new LinkedHashMap<>();
    raw.forEach((key, values) -> sorted.put(key, permuted(values, order)));
    Map<Field, Column> columns = new EnumMap<>(Field.class);
    fill(columns, fields, sources, sorted, order.length);
    return new Segment.Facts(
        offsets,
        columns,
        Column.of(permuted(starts, order), order.length),
        Column.of(permuted(ends, order), order.length));
  }

  /** The rows by person and then by start. */
  private static int[] order(Numbers owners, Numbers starts, int people) {
    long[] keys = new long[owners.length];
    int[] index = new int[owners.length];
    int[] next = new int[people + 1];
    for (int i = 0; i < owners.length; i++) {
      next[owners.values[i] + 1]++;
    }
    for (int i = 0; i < people; i++) {
      next[i + 1] += next[i];
    }
    for (int i = 0; i < owners.length; i++) {
      index[next[owners.values[i]]++] = i;
    }
    for (int i = 0; i < index.length; i++) {
      // Insertion within the few rows of a person.
      int row = index[i];
      long start = (starts.values[row] ^ 0x80000000L) & 0xFFFFFFFFL;
      long key = (long) owners.values[row] << 32 | start;
      int at = i;
      while (at > 0 && keys[at - 1] > key) {
        keys[at] = keys[at - 1];
        index[at] = index[at - 1];
        at--;
      }
      keys[at] = key;
      index[at] = row;
    }
    return index;
  }

  private static int[] permuted(Numbers numbers, int[] order) {
    int[] result = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = numbers.values[order[i]];
    }
    return result;
  }

  /** Fields over the same column of the same sort are read once. */
  private static Map<String, Source> sources(List<Field> fields) {
    Map<String, Source> sources = new LinkedHashMap<>();
    for (Field field : fields) {
      sources.putIfAbsent(key(field), new Source(field.column(), field));
    }
    return sources;
  }

  private static String key(Field field) {
    String column = field.column().replaceAll("[^a-z_]+", "_");
    return "v_" + column;
  }

  private static String selected(Map<String, Source> sources) {
    StringBuilder sql = new StringBuilder();
    sources.forEach((key, source) ->
        sql.append(sql.isEmpty() ? "" : ", ")
            .append(source.expression())
            .append(" as ")
            .append(key));
    return sql.toString();
  }

  private int value(ResultSet row, String key, Field field) throws SQLException {
    switch (field.type()) {
      case DATE, YEARS -> {
        return day(row, key);
      }
      case NUMBER -> {
        int number = row.getInt(key);
        return row.wasNull() ? Column.NOTHING : number;
      }
      case FLAG -> {
        return row.getBoolean(key) ? 1 : 0;
      }
      case UNIT, UNIT_KIND, UNIT_LEVEL, SECTOR -> {
        UUID unit = row.getObject(key, UUID.class);
        return unit == null ? Column.NOTHING : words.units.number(unit);
      }
      case POST_KIND, POST_MEMBER -> {
        UUID post = row.getObject(key, UUID.class);
        return post == null ? Column.NOTHING : words.posts.number(post);
      }
      default -> {
        String word = row.getString(key);
        if (word == null) {
          return Column.NOTHING;
        }
        return words
            .of(field)
            .number(
                field.type() == Field.Type.NAME
                    ? word + Words.INITIALS + row.getString("initials")
                    : word);
      }
    }
  }

  private static int day(ResultSet row, String column) throws SQLException {
    LocalDate day = row.getObject(column, LocalDate.class);
    return day == null ? Column.NOTHING : Math.toIntExact(day.toEpochDay());
  }
}
