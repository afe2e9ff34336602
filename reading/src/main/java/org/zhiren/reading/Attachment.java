package org.zhiren.reading;

/**
 * A file inside a file: in an archive, at an e-mail.
 *
 * @param name its path inside, with / between folders; never absolute and without ..
 * @param content its bytes, not copied: leave them as they are
 * @param outcome what became of it
 */
public record Attachment(String name, byte[] content, ReadOutcome outcome) {}
