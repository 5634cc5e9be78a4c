/**
 * The rows of data that requests are made of: beside the road, read before the run and picked from during it.
 *
 * <p>In comes {@link io.github.wingload.plan.Samples}, which names a CSV or TSV file; out goes a
 * {@link io.github.wingload.samples.SampleTable}, or all that is wrong with the file, and a
 * {@link io.github.wingload.samples.RowCursor} over its rows. Cut from {@code scenario} because the engine picks rows and
 * must not see YAML.
 */
package io.github.wingload.samples;
