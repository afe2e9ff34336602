package org.zhiren.demo;

/**
 * Identifiers of one prefecture within the whole.
 *
 * @param firstPerson serial of its first person
 * @param firstUnit serial of its first unit
 * @param firstPost serial of its first post
 */
record Identifiers(int firstPerson, int firstUnit, int firstPost) {

  String person(int index) {
    return "P" + IdNumbers.digits(firstPerson + index, 8);
  }

  String unit(UnitNode unit) {
    return unit(unit.serial);
  }

  String unit(int serial) {
    return "U" + IdNumbers.digits(firstUnit + serial, 7);
  }

  String post(PostNode post) {
    return "J" + IdNumbers.digits(firstPost + post.serial, 7);
  }
}
