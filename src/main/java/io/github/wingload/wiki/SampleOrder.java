package io.github.wingload.wiki;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which revision ids are wanted.
 *
 * @param count how many, at least one
 * @param namespaces of the pages, such as 0 for items of Wikidata and articles of Wikipedia
 * @param bots false to leave edits by bots out
 * @param until the end of the time that the edits are from
 * @param span how long before that it begins; MediaWiki remembers recent changes for 30 days
 * @param seed of which moments are looked at, and of the ids' order
 */
public record SampleOrder(int count, List<Integer> namespaces, boolean bots, Instant until, Duration span, long seed) {

    public SampleOrder {
        namespaces = List.copyOf(namespaces);
    }
}
