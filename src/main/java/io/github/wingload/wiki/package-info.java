/**
 * Revision ids of a wiki, from MediaWiki's API: rows for requests about real revisions.
 *
 * <p>In: a {@link io.github.wingload.wiki.SampleOrder}, the number of ids and the period of their edits. Out: distinct ids in random
 * order, or a {@link io.github.wingload.text.Fault} with the reason.
 *
 * <p>{@code WikiApi} behaves as a guest: it sends one request at a time and few a minute, identifies itself, waits as long as the
 * wiki asks, and gives up after a few tries. {@code RecentChanges} knows the names of the API, and {@code RevisionSampler} spreads
 * the ids over the period. HTTP ({@code Fetcher}), the clock and the pauses are passed in, so that tests need none of them.
 */
package io.github.wingload.wiki;
