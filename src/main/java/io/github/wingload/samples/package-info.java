/**
 * The rows of data that requests are made of: beside the road, read before the run and picked from during it.
 *
 * <p>In comes {@link io.github.wingload.plan.Samples}, which names a file or a folder; out goes a
 * {@link io.github.wingload.samples.SampleTable}, or all that is wrong with the file, and a
 * {@link io.github.wingload.samples.RowCursor} over its rows. A reader for each format gives raw rows, filters leave some
 * out, the columns' types are found, and what is left is packed; of a large file that is used in its order it is not, and a
 * second reading goes on during the run. Cut from {@code scenario} because the engine picks rows and must not see YAML.
 */
package io.github.wingload.samples;
