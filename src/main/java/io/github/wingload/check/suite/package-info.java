/**
 * The files of a check. In: suites of httpbb, scenarios, lists of services. Out: {@link io.github.wingload.check.CheckCase cases}, or
 * problems with their places.
 */
package io.github.wingload.check.suite;
