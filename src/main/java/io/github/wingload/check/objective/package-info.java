/** Service level objectives. In: a file of objectives, recorded checks and runs. Out: how much of each error budget is left. */
package io.github.wingload.check.objective;
