/** Two or more runs beside each other: diff, trend, replicates, audits, and the result published in a page. */
package io.github.wingload.report.comparison;
