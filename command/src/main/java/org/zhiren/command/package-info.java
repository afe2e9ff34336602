/** The command line of Zhiren: one class a subcommand, all registered in {@link Zhiren}. */
@NullMarked
package org.zhiren.command;

import org.jspecify.annotations.NullMarked;
