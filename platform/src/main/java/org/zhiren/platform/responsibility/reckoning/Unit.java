package org.zhiren.platform.responsibility.reckoning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;

/**
 * The unit of a number: a product of powers of symbols such as 万元/人.
 *
 * <p>Numbers are added and compared only in the very same unit; 万元 and 亿元 are of one dimension and
 * can be converted when a formula says so ({@code convert}). Products and quotients cancel symbols,
 * and fold symbols of one dimension into the first (元 ÷ 万元 is a plain number). Percent stands for
 * hundredths of anything: 200万元 × 5% is 10万元, 0.95 × 100% is 95%.
 */
public final class Unit {

  /** A plain number. */
  public static final Unit NONE = new Unit(List.of());

  /** Hundredths. */
  public static final Unit PERCENT = scaled(Text.same("%"), "", -2);

  /** Thousandths. */
  public static final Unit PER_MILLE = scaled(Text.same("‰"), "", -3);

  /** Points of a score. */
  public static final Unit POINTS = of(Text.of("分", "points"));

  private static final Text PLAIN = Text.of("（无单位）", "(plain number)");

  /**
   * A symbol with its power.
   *
   * @param dimension what is counted; symbols of one dimension can be converted; empty for shares
   * @param tens the symbol stands for ten to this power of the dimension's basic unit
   */
  private record Factor(Text name, String dimension, int tens, int power) {
    Factor to(int newPower) {
      return new Factor(name, dimension, tens, newPower);
    }
  }

  /**
   * The unit of a product or quotient.
   *
   * @param unit the unit
   * @param tens the number itself is multiplied by ten to this power
   */
  record Combined(Unit unit, int tens) {}

  private final List<Factor> factors;

  private Unit(List<Factor> factors) {
    this.factors = List.copyOf(factors);
  }

  /** A unit of its own that converts into no other. */
  public static Unit of(Text name) {
    return scaled(name, name.zh(), 0);
  }

  /**
   * A unit of a dimension.
   *
   * @param name for instance 万元 / ×10⁴ yuan
   * @param dimension what is counted, for instance {@code money}
   * @param tens the unit stands for ten to this power of the dimension's basic unit, for instance 4
   */
  public static Unit scaled(Text name, String dimension, int tens) {
    return new Unit(List.of(new Factor(name, dimension, tens, 1)));
  }

  /** Whether numbers of this unit are plain numbers. */
  public boolean plain() {
    return factors.isEmpty();
  }

  /** The unit in words, for messages; a plain number is said to be one. */
  public Text text() {
    return plain() ? PLAIN : suffix();
  }

  /** The unit to stand behind a number. */
  Text suffix() {
    return Text.of(words(true), words(false));
  }

  /** A number with this unit as it is written. */
  Text write(String number) {
    if (plain()) {
      return Text.same(number);
    }
    boolean close = this.equals(PERCENT) || this.equals(PER_MILLE);
    return Text.of(number + suffix().zh(), number + (close ? "" : " ") + suffix().en());
  }

  private String words(boolean chinese) {
    String above =
        factors.stream()
            .filter(f -> f.power > 0)
            .map(f -> power(f, chinese))
            .collect(Collectors.joining("·"));
    String below =
        factors.stream()
            .filter(f -> f.power < 0)
            .map(f -> "/" + power(f, chinese))
            .collect(Collectors.joining());
    return (above.isEmpty() ? "1" : above) + below;
  }

  private static String power(Factor factor, boolean chinese) {
    String name = chinese ? factor.name.zh() : factor.name.en();
    int power = Math.abs(factor.power);
    return power == 1 ? name : name + "^" + power;
  }

  Combined times(Unit other) {
    return combine(other, 1);
  }

  Combined over(Unit other) {
    return combine(other, -1);
  }

  private Combined combine(Unit other, int sign) {
    List<Factor> product = new ArrayList<>(factors);
    int tens = 0;
    for (Factor factor : other.factors) {
      int power = factor.power * sign;
      int at = 0;
      while (at < product.size() && !related(product.get(at), factor)) {
        at++;
      }
      if (at == product.size()) {
        product.add(factor.to(power));
      } else {
        Factor first = product.get(at);
        tens += (factor.tens - first.tens) * power;
        product.set(at, first.to(first.power + power));
      }
    }
    product.removeIf(f -> f.power == 0);
    boolean alone = product.stream().allMatch(f -> f.dimension.isEmpty());
    List<Factor> kept = new ArrayList<>();
    for (Factor factor : product) {
      if (!factor.dimension.isEmpty()) {
        kept.add(factor);
      } else {
        // Hundredths stay visible only when they stand alone: 95% is a share, 5% of money is money.
        int stay = alone && factor.power > 0 ? 1 : 0;
        tens += factor.tens * (factor.power - stay);
        if (stay == 1) {
          kept.add(factor.to(1));
        }
      }
    }
    return new Combined(new Unit(kept), tens);
  }

  private static boolean related(Factor a, Factor b) {
    return a.dimension.equals(b.dimension);
  }

  /**
   * By which power of ten a number of this unit is multiplied to be in another unit of the same
   * dimensions.
   *
   * @throws ArithmeticException if the two are not of the same dimensions
   */
  int tensTo(Unit other) {
    int tens = 0;
    for (Factor mine : factors) {
      if (!mine.dimension.isEmpty() && other.power(mine.dimension) != mine.power) {
        throw new ArithmeticException("Of different dimensions.");
      }
      tens += mine.tens * mine.power;
    }
    for (Factor theirs : other.factors) {
      if (!theirs.dimension.isEmpty() && power(theirs.dimension) != theirs.power) {
        throw new ArithmeticException("Of different dimensions.");
      }
      tens -= theirs.tens * theirs.power;
    }
    return tens;
  }

  private int power(String dimension) {
    return factors.stream()
        .filter(f -> f.dimension.equals(dimension))
        .mapToInt(Factor::power)
        .sum();
  }

  /**
   * Whether two units are the same; the order of symbols does not matter, the wording in English
   * neither.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Unit unit && signature().equals(unit.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  private List<String> signature() {
    return factors.stream().map(f -> f.name.zh() + "^" + f.power).sorted().toList();
  }

  @Override
  public String toString() {
    return text().zh();
  }
}
