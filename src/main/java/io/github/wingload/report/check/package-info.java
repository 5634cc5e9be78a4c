/** The report on a check. In: a {@link io.github.wingload.check.CheckResult}. Out: a page, and texts for other programs. */
package io.github.wingload.report.check;
