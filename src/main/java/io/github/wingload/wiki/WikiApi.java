package io.github.wingload.wiki;

import io.github.wingload.text.Fault;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries a wiki's API by Wikimedia's rules for clients: one request at a time, at most three a second, and a pause when the
 * wiki is busy.
 *
 * <p>A request is tried again, with {@link Patience}, after an answer 429 or 5xx, a broken connection, or a temporary error in an
 * answer 200, such as {@code maxlag} (the wiki's replicas lag behind its main database) or {@code ratelimited}. Used by one thread.
 */
final class WikiApi {

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(334);
    private static final String MOST_LAG_SECONDS = "5";
    private static final Set<String> TEMPORARY =
            Set.of("maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryError");

    private final URI api;
    private final Fetcher fetcher;
    private final NanoClock clock;
    private final Waiter waiter;
    private final Consumer<String> say;
    private final JsonMapper json = new JsonMapper();
    private String warned = "";
    private long earliestNextNs;
    private boolean asked;

    /** @param say receives the reason of each pause, and the wiki's warnings */
    WikiApi(URI api, Fetcher fetcher, NanoClock clock, Waiter waiter, Consumer<String> say) {
        this.api = api;
        this.fetcher = fetcher;
        this.clock = clock;
        this.waiter = waiter;
        this.say = say;
    }

    /** The result of one try: an answer, or the reason for another try. */
    private record Try(Optional<JsonNode> answer, String trouble, Optional<Duration> pause) {

        static Try again(String trouble, Optional<Duration> pause) {
            return new Try(Optional.empty(), trouble, pause);
        }
    }

    /**
     * The answer to a query.
     *
     * @throws Fault if the wiki answers with an error, or still does not answer after all tries
     */
    JsonNode query(Map<String, String> parameters) throws InterruptedException {
        URI url = url(parameters);
        Patience patience = new Patience(waiter, say);
        while (true) {
            Try tried = once(url);
            if (tried.answer().isPresent()) {
                warnOf(tried.answer().get());
                return tried.answer().get();
            }
            patience.pause(tried.trouble(), tried.pause());
        }
    }

    private Try once(URI url) throws InterruptedException {
        keepDistance();
        ApiAnswer answer;
        try {
            answer = fetcher.get(url);
        } catch (IOException e) {
            return Try.again(ForeignText.ofFailure(api.getHost(), e), Optional.empty());
        }
        Optional<Duration> pause = answer.retryAfter().flatMap(text -> RetryAfter.read(text, clock.wallTime()));
        if (answer.status() == 429 || answer.status() >= 500) {
            return Try.again(api.getHost() + " answered " + answer.status(), pause);
        }
        if (answer.status() != 200) {
            throw new Fault(
                    api.getHost() + " answered " + answer.status() + ForeignText.quote(answer.body()),
                    "Check the address: a wiki's API is usually at https://HOST/w/api.php.");
        }
        return read(answer.body(), pause);
    }

    private Try read(String body, Optional<Duration> pause) {
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JacksonException e) {
            throw noApi();
        }
        if (!root.isObject()) {
            throw noApi();
        }
        JsonNode error =
                root.has("error") ? root.get("error") : root.path("errors").path(0);
        if (error.isMissingNode()) {
            return new Try(Optional.of(root), "", Optional.empty());
        }
        String code = ForeignText.shown(error.path("code").asString("unknown"));
        String info = error.path("info").asString(error.path("text").asString(""));
        String trouble = api.getHost() + " says " + code + ForeignText.quote(info);
        if (TEMPORARY.contains(code) || code.startsWith("internal_api_error")) {
            return Try.again(trouble, pause);
        }
        throw new Fault(trouble, "See https://www.mediawiki.org/wiki/API:Errors_and_warnings for the code.");
    }

    private Fault noApi() {
        return new Fault(
                "the answer of " + api + " is not JSON from MediaWiki's API",
                "Check the address: a wiki's API is usually at https://HOST/w/api.php.");
    }

    private void warnOf(JsonNode answer) {
        String warning = answer.has("warnings") ? answer.get("warnings").toString() : "";
        if (!warning.isEmpty() && !warning.equals(warned)) {
            say.accept(api.getHost() + " warns" + ForeignText.quote(warning));
        }
        warned = warning;
    }

    private void keepDistance() throws InterruptedException {
        long waitNs = asked ? earliestNextNs - clock.nanos() : 0;
        if (waitNs > 0) {
            waiter.sleep(Duration.ofNanos(waitNs));
        }
        asked = true;
        earliestNextNs = clock.nanos() + BETWEEN_REQUESTS.toNanos();
    }

    private URI url(Map<String, String> parameters) {
        String fixed = "?action=query&format=json&formatversion=2&maxlag=" + MOST_LAG_SECONDS;
        return URI.create(api
                + fixed
                + parameters.entrySet().stream()
                        .map(parameter -> "&" + encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
