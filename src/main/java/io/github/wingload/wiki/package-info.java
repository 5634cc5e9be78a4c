/**
 * Revision ids of a wiki, from MediaWiki's API: rows for requests that ask for real revisions.
 *
 * <p>In: a {@link io.github.wingload.wiki.SampleOrder}, which says how many ids of which time. Out: distinct ids in random order, or a
 * {@link io.github.wingload.wiki.WikiException} that says why there are none.
 *
 * <p>A guest on somebody's site behaves: {@code WikiApi} sends one request after the other and not too many a minute, says who it is,
 * waits as long as it is told to, and gives up after a few tries. {@code RecentChanges} knows what the API calls things, {@code
 * RevisionSampler} where to look, so that the ids are not all of one minute. The way over HTTP is handed in ({@code Fetcher}), and
 * so are the clock and the waiting.
 */
package io.github.wingload.wiki;
