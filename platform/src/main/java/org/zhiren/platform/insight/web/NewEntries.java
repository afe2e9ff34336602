package org.zhiren.platform.insight.web;

import java.util.List;
import java.util.UUID;
import org.zhiren.platform.insight.Typed;
import org.zhiren.platform.roster.Person;

/**
 * The form for one visit: what all people have in common, and a card for each.
 *
 * @param visit number made up for this visit, so that sending it twice writes it once
 * @param common what all have in common: channel, day, place, secrecy, ground, open
 * @param cards one for each person
 */
public record NewEntries(UUID visit, Typed common, List<Card> cards) {

  /** Copies the list. */
  public NewEntries {
    cards = List.copyOf(cards);
  }

  /**
   * One person's part of the form.
   *
   * @param person whom
   * @param typed what was typed about that person
   */
  public record Card(Person person, Typed typed) {

    /** The name of a field of this person. */
    public String field(String name) {
      return person.id() + "." + name;
    }
  }
}
