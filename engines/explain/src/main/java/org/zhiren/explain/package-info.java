/**
 * Explanations: the tree in which every derived value of Zhiren says why it is what it is.
 *
 * <h2>The chapter in one page</h2>
 *
 * <p>A <em>fact</em> is entered once, signed and dated. Everything else (an eligibility verdict, a
 * fair score, a forecast, a traffic light) is derived, and a derived value that cannot explain
 * itself must not be shown to a person whose career depends on it. An {@link
 * org.zhiren.explain.Explanation} is therefore a plain immutable tree: a {@link
 * org.zhiren.explain.Value}, one sentence in Chinese and English ({@link org.zhiren.explain.Text}),
 * the {@link org.zhiren.explain.Fact facts} used, the dated {@link org.zhiren.explain.Parameter
 * parameters} used, {@link org.zhiren.explain.Citation citations}, and children in reading order.
 * The same tree serves screen, print, API, archive and tests.
 *
 * <p>Missing data has a value of its own ({@link org.zhiren.explain.Verdict#UNKNOWN}, {@link
 * org.zhiren.explain.Value.Missing}); it is never replaced by a default.
 *
 * <p>What is shown beside them, a refused value say, may be long: {@link
 * org.zhiren.explain.Shortening} cuts texts of people without tearing a character.
 *
 * <p>This is the only engine that other engines may use. It depends on nothing but the JDK.
 */
@NullMarked
package org.zhiren.explain;

import org.jspecify.annotations.NullMarked;
