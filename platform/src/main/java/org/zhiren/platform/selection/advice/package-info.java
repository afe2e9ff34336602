/**
 * Advice at a case and at a person: what governs the step at hand, how like cases of the department
 * went through it, what the data on file give cause to think of.
 *
 * <p>Everything is read within what the acting account may see and says where it comes from.
 * Figures over cases are given from five cases on, and name no one. Nothing here weighs people: a
 * suggestion concerns a day, a document or a step, never the worth of somebody.
 */
@NullMarked
package org.zhiren.platform.selection.advice;

import org.jspecify.annotations.NullMarked;
