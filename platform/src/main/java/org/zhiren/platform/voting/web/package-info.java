/** Pages of elections at the desk, of trustees and voters, and the same for programs. */
@NullMarked
package org.zhiren.platform.voting.web;

import org.jspecify.annotations.NullMarked;
