package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiren.explain.Text;

/**
 * Voters by stratum (leaders, heads of sections, staff …), declared before the voting. All vote in
 * one election whose totals are published in any case; the strata only say which subtotals may be
 * decrypted besides.
 *
 * <p>A subtotal of fewer than {@value #MINIMUM} ballots would give single votes away, so that it is
 * never decrypted: before decryption such a stratum is merged with the smaller of its neighbours in
 * the declared order, again and again until none is left that is too small. As the groups cover all
 * ballots without overlap and each has at least {@value #MINIMUM}, no difference of published
 * numbers has fewer either.
 */
public final class Strata {

  /** The fewest ballots of which a subtotal is decrypted. */
  public static final int MINIMUM = 5;

  private static final String FORMAT = "zhiren-strata-1";
  private static final String MARK = "Strata SHA-256: ";

  private final List<Stratum> strata;

  /**
   * One stratum.
   *
   * @param name its name
   * @param credentials the public credentials of its voters
   */
  public record Stratum(String name, List<String> credentials) {
    /** Copies the list. */
    public Stratum {
      credentials = List.copyOf(credentials);
    }
  }

  /**
   * Strata whose ballots are counted together.
   *
   * @param strata their places in the declaration, from 0, neighbours of one another
   * @param ballots how many ballots count in them
   */
  public record Group(List<Integer> strata, int ballots) {
    /** Copies the list. */
    public Group {
      strata = List.copyOf(strata);
    }

    private Group with(Group next) {
      List<Integer> both = new ArrayList<>(strata);
      both.addAll(next.strata);
      return new Group(both, ballots + next.ballots);
    }
  }

  /**
   * Declares strata, in an order in which neighbours resemble each other most.
   *
   * @throws BallotException if a voter is in two of them
   */
  public Strata(List<Stratum> strata) {
    this.strata = List.copyOf(strata);
    Set<String> seen = new HashSet<>();
    for (Stratum stratum : strata) {
      for (String credential : stratum.credentials()) {
        if (!seen.add(credential)) {
          throw new BallotException(
              Text.of("选民凭证（{0}）属于两个层", "the credential ({0}) is in two strata")
                  .fill(Numbers.shown(credential)));
        }
      }
    }
  }

  /**
   * Reads a declaration.
   *
   * @param json as {@link #json} wrote it
   * @throws BallotException if the text is malformed
   */
  public static Strata of(String json) {
    return parse(Json.parse(json));
  }

  static Strata parse(Object json) {
    Fields fields = Fields.of(json, "format", "strata");
    if (!fields.string("format").equals(FORMAT)) {
      throw new BallotException(
          Text.of("不支持的分层格式（{0}）", "an unknown format of strata ({0})")
              .fill(Numbers.shown(fields.string("format"))));
    }
    return new Strata(
        fields.list(
            "strata",
            value -> {
              Fields stratum = Fields.of(value, "name", "credentials");
              return new Stratum(
                  stratum.string("name"), stratum.list("credentials", Fields::string));
            }));
  }

  /** The strata in their order. */
  public List<Stratum> strata() {
    return strata;
  }

  Map<String, Object> object() {
    return Fields.object(
        "format",
        FORMAT,
        "strata",
        strata.stream()
            .map(stratum ->
                Fields.object("name", stratum.name(), "credentials", stratum.credentials()))
            .toList());
  }

  /** The declaration as JSON. */
  public String json() {
    return Json.write(object());
  }

  /**
   * What the election's description must contain, so that the declaration is bound by the setup and
   * cannot be chosen after the vote.
   */
  public String mark() {
    return MARK + Hashes.base64(json());
  }

  boolean boundTo(Election election) {
    return election.description().contains(mark());
  }

  /**
   * Which strata may be counted together.
   *
   * @param counted public credentials whose ballots count
   * @return the groups in the declared order; one group of all strata if there are too few ballots
   *     for two
   * @throws BallotException if a ballot belongs to no stratum
   */
  public List<Group> groups(Set<String> counted) {
    List<Group> groups = new ArrayList<>();
    int found = 0;
    for (int i = 0; i < strata.size(); i++) {
      int ballots = 0;
      for (String credential : strata.get(i).credentials()) {
        ballots += counted.contains(credential) ? 1 : 0;
      }
      found += ballots;
      groups.add(new Group(List.of(i), ballots));
    }
    if (found != counted.size()) {
      throw new BallotException(
          Text.of("有 {0} 张选票不属于任何层", "{0} ballots belong to no stratum")
              .fill(counted.size() - found));
    }
    int small = smallest(groups);
    while (groups.size() > 1 && groups.get(small).ballots() < MINIMUM) {
      int first =
          small == 0
                  || (small < groups.size() - 1
                      && groups.get(small + 1).ballots() < groups.get(small - 1).ballots())
              ? small
              : small - 1;
      groups.set(first, groups.get(first).with(groups.remove(first + 1)));
      small = smallest(groups);
    }
    return List.copyOf(groups);
  }

  private static int smallest(List<Group> groups) {
    int smallest = 0;
    for (int i = 1; i < groups.size(); i++) {
      if (groups.get(i).ballots() < groups.get(smallest).ballots()) {
        smallest = i;
      }
    }
    return smallest;
  }

  /** The name of a group: the names of its strata. */
  public String name(Group group) {
    return String.join(
        " + ", group.strata().stream().map(place -> strata.get(place).name()).toList());
  }
}
