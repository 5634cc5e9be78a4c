/**
 * Checks of results. In: what a result states, whoever measured it. Out: what of it cannot be so, what cannot be known from it, and
 * what is worth a look.
 */
package io.github.wingload.audit;
