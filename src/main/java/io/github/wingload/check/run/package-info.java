/**
 * Asks services. In: cases and targets. Out: a {@link io.github.wingload.check.CheckResult}, after a bounded number of requests.
 */
package io.github.wingload.check.run;
