package io.github.wingload.wiki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The revision ids to draw.
 *
 * @param count how many, at least one
 * @param namespaces of the pages, such as 0 for items of Wikidata and articles of Wikipedia
 * @param bots false to exclude edits by bots
 * @param until the end of the period of the edits
 * @param span the length of the period; MediaWiki keeps recent changes for 30 days
 * @param seed of the random moments and the order of the ids
 */
public record SampleOrder(int count, List<Integer> namespaces, boolean bots, Instant until, Duration span, long seed) {

    public SampleOrder {
        namespaces = List.copyOf(namespaces);
    }
}
