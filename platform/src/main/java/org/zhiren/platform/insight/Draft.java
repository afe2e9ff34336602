package org.zhiren.platform.insight;

import java.time.LocalDate;

/**
 * What an entry says, checked. Texts are stripped; those that may be missing are empty.
 *
 * @param channel how it came to be known
 * @param occasion everyday work or a critical event
 * @param happenedOn the day on which it happened
 * @param place place or occasion
 * @param sourceName who said it; empty for the author's own observation
 * @param sourceRelation how that person stands to the one spoken of
 * @param task the field of work or the task
 * @param situation 情境
 * @param behaviour 行为: what the person did or said
 * @param result 结果
 * @param secrecy how it is classified
 * @param ground legal ground or purpose
 * @param open whether the person may read it and answer
 */
public record Draft(
    Channel channel,
    Occasion occasion,
    LocalDate happenedOn,
    String place,
    String sourceName,
    String sourceRelation,
    String task,
    String situation,
    String behaviour,
    String result,
    Secrecy secrecy,
    String ground,
    boolean open) {}
