package org.zhiren.platform.responsibility;

import java.util.UUID;

/**
 * The results of a plan were opened to its units. Published in the transaction of the release; what
 * they say is asked of {@link TargetResults}.
 *
 * @param planId the plan
 * @param edition the edition of the results that was released
 */
public record EvaluationReleased(UUID planId, int edition) {}
