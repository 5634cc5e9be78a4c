/** Service level objectives. In: a file of objectives and recorded checks. Out: how much of each error budget is left. */
package io.github.wingload.check.objective;
