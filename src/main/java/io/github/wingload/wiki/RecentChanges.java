package io.github.wingload.wiki;

import io.github.wingload.text.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The edits of a wiki between two moments, newest first, one page of results at a time.
 *
 * <p>The members of a page's {@code continue} are the parameters of the request for the next page. Edits without a visible
 * revision are skipped. Used by one thread.
 */
final class RecentChanges {

    /** The most edits in a page for clients without special rights. */
    static final int LARGEST_PAGE = 500;

    private static final int LONGEST_CONTINUATION = 2_000;

    private final WikiApi api;
    private final Map<String, String> parameters;
    private Optional<Map<String, String>> next = Optional.of(Map.of());

    /** The continuations so far, so that a circle is noticed. */
    private final Set<Map<String, String>> seen = new HashSet<>();

    /** The edits from {@code newest} back to {@code oldest}. */
    RecentChanges(WikiApi api, SampleOrder order, Instant newest, Instant oldest, int pageSize) {
        this.api = api;
        Map<String, String> all = new LinkedHashMap<>();
        all.put("list", "recentchanges");
        all.put("rcprop", "ids");
        all.put("rctype", "edit|new");
        all.put("rcnamespace", order.namespaces().stream().map(String::valueOf).collect(Collectors.joining("|")));
        all.put("rclimit", Integer.toString(pageSize));
        all.put("rcdir", "older");
        // MediaWiki's times have whole seconds.
        all.put("rcstart", newest.truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("rcend", oldest.truncatedTo(ChronoUnit.SECONDS).toString());
        if (!order.bots()) {
            all.put("rcshow", "!bot");
        }
        this.parameters = all;
    }

    /** True if there may be another page. */
    boolean hasNext() {
        return next.isPresent();
    }

    /** The revision ids of the next page, newest first; may be empty. */
    List<Long> next() throws InterruptedException {
        Map<String, String> query = new LinkedHashMap<>(parameters);
        query.putAll(next.orElseThrow());
        JsonNode answer = api.query(query);
        Optional<Map<String, String>> after = continuation(answer.path("continue"));
        if (after.isPresent() && !seen.add(after.get())) {
            throw new Fault("the wiki's answers continue in a circle", "Name another wiki, or try again later.");
        }
        next = after;
        List<Long> ids = new ArrayList<>();
        for (JsonNode change : answer.path("query").path("recentchanges")) {
            long id = change.path("revid").asLong(0);
            if (id > 0 && !change.has("suppressed") && !change.has("texthidden")) {
                ids.add(id);
            }
        }
        return ids;
    }

    private static Optional<Map<String, String>> continuation(JsonNode node) {
        if (!node.isObject()) {
            return Optional.empty();
        }
        if (node.toString().length() > LONGEST_CONTINUATION) {
            throw new Fault("the wiki's answer has a \"continue\" that is too long for a URL", "Name another wiki.");
        }
        Map<String, String> members = new LinkedHashMap<>();
        node.properties()
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().asString("")));
        return Optional.of(members);
    }
}
