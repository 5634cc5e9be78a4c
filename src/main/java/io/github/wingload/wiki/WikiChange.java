package io.github.wingload.wiki;

import io.github.wingload.text.CsvLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A change of a page, from an event of either {@link ChangeStream}.
 *
 * @param id of the event; the same for both copies of an event that was sent twice
 * @param time at which the event was made
 * @param domain the wiki's host; {@code canary} for events by which the service watches itself
 * @param wiki its database name
 * @param revision that the change made; 0 if it made none
 * @param title of the page
 * @param namespace of the page
 * @param type such as {@code edit}, as the stream says it
 * @param bot true if a bot made it
 */
record WikiChange(
        String id,
        Instant time,
        String domain,
        String wiki,
        long revision,
        String title,
        int namespace,
        String type,
        boolean bot) {

    static final List<String> COLUMNS = List.of("time", "rev_id", "wiki", "title", "namespace", "type", "bot");

    private static final Set<String> OF_CONTENT = Set.of("edit", "new", "create");
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The change of an event; empty if it has no id or no time. */
    static Optional<WikiChange> of(JsonNode event) {
        JsonNode meta = event.path("meta");
        String id = meta.path("id").asString("");
        Optional<Instant> time = time(meta.path("dt").asString(""));
        if (id.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WikiChange(
                id,
                time.get(),
                meta.path("domain").asString(""),
                either(event, "/wiki_id", "/wiki").asString(""),
                either(event, "/revision/rev_id", "/revision/new").asLong(0),
                either(event, "/page/page_title", "/title").asString(""),
                either(event, "/page/namespace_id", "/namespace").asInt(Integer.MIN_VALUE),
                either(event, "/page_change_kind", "/type").asString(""),
                either(event, "/performer/is_bot", "/bot").asBoolean(false)));
    }

    /** True if the change made a revision with content: an edit, or a new page. */
    boolean isOfContent() {
        return revision > 0 && OF_CONTENT.contains(type);
    }

    boolean isCanary() {
        return domain.equals("canary");
    }

    /** A line of the recording. */
    String row() {
        return CsvLine.of(List.of(
                MILLISECONDS.format(time),
                Long.toString(revision),
                wiki,
                title,
                Integer.toString(namespace),
                type,
                Boolean.toString(bot)));
    }

    private static JsonNode either(JsonNode event, String ofPageChange, String ofRecentChange) {
        JsonNode first = event.at(ofPageChange);
        return first.isMissingNode() ? event.at(ofRecentChange) : first;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
