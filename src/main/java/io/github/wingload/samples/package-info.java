/**
 * The rows of data from which requests are made: read before the run, and picked during it.
 *
 * <p>In: {@link io.github.wingload.plan.Samples}, which name a file or a folder. Out: a
 * {@link io.github.wingload.samples.SampleTable}, or all problems of the file, and a
 * {@link io.github.wingload.samples.RowCursor} over its rows. A reader for each format gives raw rows, filters exclude some, the
 * columns' types are found, and the remaining rows are packed. A large file that is used in its order is not packed; it is read
 * a second time during the run. Cut from {@code scenario} because the engine picks rows and must not see YAML.
 */
package io.github.wingload.samples;
