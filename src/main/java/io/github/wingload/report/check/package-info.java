/**
 * The report on a check. In: a {@link io.github.wingload.check.CheckResult}, and objectives. Out: a page, and texts and rules for
 * other programs.
 */
package io.github.wingload.report.check;
