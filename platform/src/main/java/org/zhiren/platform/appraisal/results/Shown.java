package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.List;

/**
 * What may be shown. A cell is what one group said about one person under one item; a cell of fewer
 * marks than the campaign's least is taken out before anything is worked out. No total, mean or
 * model holds it, so nothing can be derived from a total less what is shown, and no second group
 * has to go for the first one's sake. A group of one named person is always shown.
 */
final class Shown {

  private final Answered from;
  private final boolean[][][] cell;
  private final int[][][] marks;
  private final long[][][] sum;
  private final int[][] sheets;

  Shown(Answered from) {
    this.from = from;
    int groups = from.groups().size();
    int people = from.people().size();
    int items = from.items().size();
    marks = new int[groups][people][items];
    sum = new long[groups][people][items];
    for (Answered.Sheet sheet : from.sheets()) {
      for (int p = 0; p < people; p++) {
        for (int i = 0; i < items; i++) {
          marks[sheet.group()][p][i] += sheet.mark(p, i) > 0 ? 1 : 0;
          sum[sheet.group()][p][i] += sheet.mark(p, i);
        }
      }
    }
    cell = new boolean[groups][people][items];
    for (int g = 0; g < groups; g++) {
      int least = from.groups().get(g).attributed() ? 1 : from.leastScores();
      for (int p = 0; p < people; p++) {
        for (int i = 0; i < items; i++) {
          cell[g][p][i] = marks[g][p][i] >= least;
        }
      }
    }
    sheets = new int[groups][people];
    for (Answered.Sheet sheet : from.sheets()) {
      for (int p = 0; p < people; p++) {
        sheets[sheet.group()][p] += knows(sheet, p) ? 1 : 0;
      }
    }
  }

  Answered from() {
    return from;
  }

  /** Whether a cell is shown. */
  boolean cell(int group, int person, int item) {
    return cell[group][person][item];
  }

  /** How many marks a cell has, shown or not. */
  int marks(int group, int person, int item) {
    return marks[group][person][item];
  }

  /** A mark that is shown; 0 for none. */
  int mark(Answered.Sheet sheet, int person, int item) {
    return cell[sheet.group()][person][item] ? sheet.mark(person, item) : 0;
  }

  /** Whether a sheet holds a mark of the person that is shown. */
  boolean knows(Answered.Sheet sheet, int person) {
    for (int i = 0; i < from.items().size(); i++) {
      if (mark(sheet, person, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** How many sheets of a group stand behind what is shown of it about a person. */
  int sheets(int group, int person) {
    return sheets[group][person];
  }

  /** The same of all groups. */
  int sheets(int person) {
    int sum = 0;
    for (int[] ofGroup : sheets) {
      sum += ofGroup[person];
    }
    return sum;
  }

  /** Whether anything that a group said about a person is shown. */
  boolean group(int group, int person) {
    return sheets[group][person] > 0;
  }

  /** Whether anything about a person is shown. */
  boolean person(int person) {
    return sheets(person) > 0;
  }

  /** Whether a group said something about a person that is left out whole. */
  boolean leftOut(int group, int person) {
    if (group(group, person)) {
      return false;
    }
    for (int count : marks[group][person]) {
      if (count > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The share of each group in what is shown of a person: its weight, the weight of absent groups
   * shared out in proportion. Equal shares if all weights are nought.
   */
  double[] shares(int person) {
    int groups = from.groups().size();
    double[] share = new double[groups];
    double sum = 0;
    int present = 0;
    for (int g = 0; g < groups; g++) {
      if (group(g, person)) {
        share[g] = from.groups().get(g).weight().doubleValue();
        sum += share[g];
        present++;
      }
    }
    for (int g = 0; g < groups; g++) {
      share[g] = sum > 0 ? share[g] / sum : group(g, person) ? 1.0 / present : 0;
    }
    return share;
  }

  /** Mean of a cell; NaN if it is not shown. */
  double mean(int group, int person, int item) {
    return cell[group][person][item]
        ? (double) sum[group][person][item] / marks[group][person][item]
        : Double.NaN;
  }

  /** What a group said about a person: items by their weight. NaN if nothing is shown. */
  double mean(int group, int person) {
    double total = 0;
    double mass = 0;
    for (int i = 0; i < from.items().size(); i++) {
      if (cell[group][person][i]) {
        total += from.weightOfItem(i) * mean(group, person, i);
        mass += from.weightOfItem(i);
      }
    }
    return total / mass;
  }

  /** What all groups said about a person, by their shares. NaN if nothing is shown. */
  double mean(int person) {
    double[] share = shares(person);
    double total = 0;
    for (int g = 0; g < share.length; g++) {
      total += share[g] > 0 ? share[g] * mean(g, person) : 0;
    }
    return person(person) ? total : Double.NaN;
  }

  /** What all groups said about a person under an item, by their weights. NaN if nothing is. */
  double meanOfItem(int person, int item) {
    double total = 0;
    double mass = 0;
    int present = 0;
    double plain = 0;
    for (int g = 0; g < from.groups().size(); g++) {
      if (cell[g][person][item]) {
        double weight = from.groups().get(g).weight().doubleValue();
        total += weight * mean(g, person, item);
        mass += weight;
        plain += mean(g, person, item);
        present++;
      }
    }
    return mass > 0 ? total / mass : plain / present;
  }

  /** Mean of all marks of an item that are shown. NaN if none are. */
  double meanOfItem(int item) {
    double total = 0;
    int count = 0;
    for (int g = 0; g < from.groups().size(); g++) {
      for (int p = 0; p < from.people().size(); p++) {
        if (cell[g][p][item]) {
          total += sum[g][p][item];
          count += marks[g][p][item];
        }
      }
    }
    return total / count;
  }

  /** How often each mark from 1 to the best was given to a person, in what is shown. */
  int[] spread(int person) {
    int[] spread = new int[from.scale()];
    for (Answered.Sheet sheet : from.sheets()) {
      for (int i = 0; i < from.items().size(); i++) {
        int mark = mark(sheet, person, i);
        if (mark > 0) {
          spread[mark - 1]++;
        }
      }
    }
    return spread;
  }

  /**
   * A group, or everybody under one item, that gave a person one and the same mark throughout: the
   * mean alone then says what each of them gave.
   *
   * @param group place of the group, or −1 for all of them
   * @param person place of the person
   * @param item place of the item, or −1 for all of them
   */
  record Unanimous(int group, int person, int item) {}

  /** Where a mean reveals what each one gave, at any size. */
  List<Unanimous> unanimous() {
    List<Unanimous> found = new ArrayList<>();
    for (int p = 0; p < from.people().size(); p++) {
      for (int g = 0; g < from.groups().size(); g++) {
        if (!from.groups().get(g).attributed() && group(g, p) && one(g, p, -1)) {
          found.add(new Unanimous(g, p, -1));
        }
      }
      for (int i = 0; i < from.items().size() && from.items().size() > 1; i++) {
        if (person(p) && one(-1, p, i)) {
          found.add(new Unanimous(-1, p, i));
        }
      }
    }
    return found;
  }

  private boolean one(int group, int person, int item) {
    int seen = 0;
    for (Answered.Sheet sheet : from.sheets()) {
      boolean counts =
          group < 0 ? !from.groups().get(sheet.group()).attributed() : sheet.group() == group;
      for (int i = 0; counts && i < from.items().size(); i++) {
        int mark = item < 0 || item == i ? mark(sheet, person, i) : 0;
        if (mark > 0 && seen > 0 && mark != seen) {
          return false;
        }
        seen = mark > 0 ? mark : seen;
      }
    }
    return seen > 0;
  }
}
