/** The platform used as a person uses it: a real browser, both languages, desk and phone. */
@NullMarked
package org.zhiren.journeys;

import org.jspecify.annotations.NullMarked;
