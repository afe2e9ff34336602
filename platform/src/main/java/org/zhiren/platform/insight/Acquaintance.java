package org.zhiren.platform.insight;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.Person;

/**
 * How well one person is known, by the entries of the months that count.
 *
 * @param person the person
 * @param entries entries through each channel within the months that count; channels without any
 *     are missing
 * @param critical how many of them speak of critical events
 * @param lastMet the last talk face to face, whenever it was; {@code null} if there was none
 * @param lastEntry the day of the last entry, whenever it was; {@code null} if there is none
 */
public record Acquaintance(
    Person person,
    Map<Channel, Integer> entries,
    int critical,
    @Nullable LocalDate lastMet,
    @Nullable LocalDate lastEntry) {

  /** How many months back an entry counts. */
  public static final int MONTHS = 12;

  /** Well known: through at least so many channels, one of them face to face (见本人). */
  public static final int WELL_CHANNELS = 4;

  /** Partly known: through at least so many channels. */
  public static final int PARTLY_CHANNELS = 2;

  /** Copies the map. */
  public Acquaintance {
    entries = Map.copyOf(entries);
  }

  /** How well somebody is known; a matter of our own work, not of the person. */
  public enum Degree {
    /** 熟悉: at least {@value #WELL_CHANNELS} channels, 见本人 among them. */
    WELL(Text.of("比较熟悉", "well known"), "good"),
    /** 有所了解: at least {@value #PARTLY_CHANNELS} channels. */
    PARTLY(Text.of("有所了解", "partly known"), "info"),
    /** 了解较少: one channel. */
    LITTLE(Text.of("了解较少", "little known"), "attention"),
    /** 尚无记录: none. */
    UNKNOWN(Text.of("尚无记录", "nothing on record"), "neutral");

    private final Text text;
    private final String look;

    Degree(Text text, String look) {
      this.text = text;
      this.look = look;
    }

    /** The degree in words. */
    public Text text() {
      return text;
    }

    /** good, info, attention or neutral. */
    public String look() {
      return look;
    }
  }

  /** Through how many channels the person is known. */
  public int channels() {
    return entries.size();
  }

  /** How many entries count in all. */
  public int total() {
    return entries.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Whether the person is known through a channel. */
  public boolean through(Channel channel) {
    return entries.containsKey(channel);
  }

  /** Whether there was a talk face to face within the months that count. */
  public boolean met() {
    return through(Channel.MEETING);
  }

  /** How well the person is known. */
  public Degree degree() {
    if (channels() >= WELL_CHANNELS && met()) {
      return Degree.WELL;
    }
    if (channels() >= PARTLY_CHANNELS) {
      return Degree.PARTLY;
    }
    return channels() == 1 ? Degree.LITTLE : Degree.UNKNOWN;
  }
}
