package io.github.wingload.wiki;

import io.github.wingload.time.NanoClock;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A wiki in memory that answers as MediaWiki's {@code list=recentchanges} does, with a clock that moves only while somebody waits.
 *
 * <p>What is queued as trouble comes before any answer.
 */
final class FakeWiki implements Fetcher, Waiter, NanoClock {

    static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    static final URI API = URI.create("https://wiki.example.org/w/api.php");

    private final List<Edit> edits = new ArrayList<>();
    private final Deque<ApiAnswer> trouble = new ArrayDeque<>();
    private final List<Map<String, String>> queries = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private Optional<IntFunction<String>> always = Optional.empty();
    private long nowNs;

    private record Edit(Instant time, long id, String more) {}

    WikiApi api() {
        return new WikiApi(API, this, this, this, said::add);
    }

    FakeWiki edit(Instant time, long id) {
        return edit(time, id, "");
    }

    /** @param more members of the row, each with a comma before it */
    FakeWiki edit(Instant time, long id, String more) {
        edits.add(new Edit(time, id, more));
        return this;
    }

    /** Edits at equal distances, the last one now. */
    FakeWiki editsEvery(Duration distance, int count) {
        for (int i = 0; i < count; i++) {
            edit(NOW.minus(distance.multipliedBy(i)), 1_000_000L - i);
        }
        return this;
    }

    FakeWiki trouble(int status, String retryAfter, String body) {
        trouble.add(new ApiAnswer(status, Optional.ofNullable(retryAfter), body));
        return this;
    }

    /** Answers each query with this body, made from the number of queries so far. */
    FakeWiki always(IntFunction<String> body) {
        always = Optional.of(body);
        return this;
    }

    List<Map<String, String>> queries() {
        return queries;
    }

    /** Pauses of a second and more: those that the wiki asked for. */
    List<Duration> pauses() {
        return waits.stream().filter(wait -> wait.toSeconds() > 0).toList();
    }

    List<Duration> waits() {
        return waits;
    }

    List<String> said() {
        return said;
    }

    @Override
    public ApiAnswer get(URI url) {
        Map<String, String> query = Arrays.stream(url.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> decoded(parts[0]), parts -> decoded(parts[1]), (a, b) -> b, LinkedHashMap::new));
        queries.add(query);
        if (always.isPresent()) {
            return new ApiAnswer(200, Optional.empty(), always.get().apply(queries.size()));
        }
        return trouble.isEmpty() ? new ApiAnswer(200, Optional.empty(), page(query)) : trouble.remove();
    }

    @Override
    public void sleep(Duration time) {
        waits.add(time);
        nowNs += time.toNanos();
    }

    @Override
    public long nanos() {
        return nowNs;
    }

    @Override
    public Instant wallTime() {
        return NOW.plusNanos(nowNs);
    }

    private String page(Map<String, String> query) {
        Instant newest = Instant.parse(query.get("rcstart"));
        Instant oldest = Instant.parse(query.get("rcend"));
        int size = Integer.parseInt(query.get("rclimit"));
        int from = query.containsKey("rccontinue")
                ? Integer.parseInt(query.get("rccontinue").split("\\|")[1])
                : 0;
        List<Edit> found = edits.stream()
                .filter(edit -> !edit.time().isAfter(newest) && !edit.time().isBefore(oldest))
                .toList();
        String rows = found.stream()
                .skip(from)
                .limit(size)
                .map(edit -> "{\"type\":\"edit\",\"ns\":0,\"revid\":" + edit.id() + edit.more() + "}")
                .collect(Collectors.joining(","));
        String more = from + size < found.size()
                ? "\"continue\":{\"rccontinue\":\"20260101|" + (from + size) + "\",\"continue\":\"-||\"},"
                : "";
        return "{" + more + "\"query\":{\"recentchanges\":[" + rows + "]}}";
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
