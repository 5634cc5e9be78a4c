/**
 * What is changed on a wiki: revision ids from MediaWiki's API, and recordings of changes from EventStreams.
 *
 * <p>In: a {@link io.github.wingload.wiki.SampleOrder}, the number of ids and the period of their edits, or a {@link
 * io.github.wingload.wiki.RecordingOrder}. Out: distinct ids in random order, or a {@link io.github.wingload.wiki.StreamRecording} with
 * times, or a {@link io.github.wingload.text.Fault} with the reason.
 *
 * <p>{@code WikiApi} behaves as a guest: it sends one request at a time and few a minute, identifies itself, waits as long as the
 * wiki asks, and gives up after a few tries ({@code Patience}). {@code RecentChanges} knows the names of the API, and {@code
 * RevisionSampler} spreads the ids over the period. {@code ChangeRecorder} keeps a stream going, {@code WikiChange} knows the names in its
 * events, and {@code RecordedChanges} decides which of them are kept. HTTP ({@code Fetcher}, {@code StreamSource}), the clock and the
 * pauses are passed in, so that tests need none of them.
 */
package io.github.wingload.wiki;
