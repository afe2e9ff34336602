package org.zhiren.reading;

/**
 * A line of the outline of a document.
 *
 * @param level 1 is the highest
 * @param text the heading
 * @param offset where it begins in {@link ReadDocument#text()}, in UTF-16 units
 */
public record Heading(int level, String text, int offset) {}
