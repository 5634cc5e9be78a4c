/**
 * Checks as JSON. In: a {@link io.github.wingload.check.CheckResult}. Out: a text that is kept, and read back for comparisons and
 * objectives.
 */
package io.github.wingload.check.record;
