/** Target responsibility on a real database. */
package org.zhiren.platform.responsibility;
