/**
 * The results of shards made into one run. In come the directories of shards; out go calls, seconds and an analysis, to the logs of
 * a run.
 */
package io.github.wingload.merge;
