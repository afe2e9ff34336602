package org.zhiren.platform.roster;

/**
 * Many people were brought in. Published within the transaction that did it.
 *
 * @param statement the statement
 * @param people how many
 */
public record PeopleLoaded(long statement, int people) {}
