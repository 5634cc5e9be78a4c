package io.github.wingload.wiki;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The changes to record.
 *
 * @param streams the address of all streams, without the last segment
 * @param stream which of them
 * @param wiki its database name, such as {@code wikidatawiki}, or its host, such as {@code www.wikidata.org}
 * @param namespaces of the pages
 * @param bots false to leave out changes by bots
 * @param most how many changes at most, at least one
 * @param since the time of the first change; empty for the present
 * @param until changes at this time or later are left out, and end the recording; empty if only the number ends it
 */
public record RecordingOrder(
        URI streams,
        ChangeStream stream,
        String wiki,
        List<Integer> namespaces,
        boolean bots,
        int most,
        Optional<Instant> since,
        Optional<Instant> until) {

    public RecordingOrder {
        namespaces = List.copyOf(namespaces);
    }
}
