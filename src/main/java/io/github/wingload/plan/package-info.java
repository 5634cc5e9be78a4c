/**
 * The validated test in the field's words: the first stop of the road, and what every later stage reads.
 *
 * <p>Records and sealed types without behaviour beyond small derived figures. A value of these types is complete and in
 * range: {@code scenario}, which makes plans, has found and reported every problem before. No Jackson, files or clocks here.
 */
package io.github.wingload.plan;
