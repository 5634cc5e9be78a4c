/**
 * Recording: ended calls in, immutable figures out.
 *
 * <p>Calls are recorded from any thread; once a second the recorder hands out that second's figures, and at the end the
 * whole run's. Figures merge: those of the seconds added up are those of the run. No files, no formatting.
 */
package io.github.wingload.stats;
