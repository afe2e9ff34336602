package org.zhiren.platform.appraisal;

import java.util.UUID;

/**
 * Somebody who is appraised.
 *
 * @param no number in the campaign, from 1, in the order of precedence
 * @param personId the person in the roster
 * @param name as it stood when the campaign was drawn up
 * @param post unit and post at that time
 */
public record Subject(int no, UUID personId, String name, String post) {}
