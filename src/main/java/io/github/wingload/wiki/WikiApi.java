package io.github.wingload.wiki;

import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Fault;
import io.github.wingload.text.Printable;
import io.github.wingload.time.NanoClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
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
 * <p>A request is tried up to six times after an answer 429 or 5xx, a broken connection, or a temporary error in an answer 200,
 * such as {@code maxlag} (the wiki's replicas lag behind its main database) or {@code ratelimited}. The pause before the next
 * try is that of {@code Retry-After}, or else 2, 4, 8 … seconds. Used by one thread.
 */
final class WikiApi {

    private static final int MOST_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    /** If the wiki asks for a longer pause, there is no further try. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(334);
    private static final String MOST_LAG_SECONDS = "5";
    private static final Set<String> TEMPORARY =
            Set.of("maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryError");
    private static final int LONGEST_QUOTE = 200;

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
        Duration pause = FIRST_PAUSE;
        for (int number = 1; ; number++) {
            Try tried = once(url);
            if (tried.answer().isPresent()) {
                warnOf(tried.answer().get());
                return tried.answer().get();
            }
            Duration wait = tried.pause().orElse(pause);
            if (number == MOST_TRIES) {
                throw new Fault(tried.trouble() + ", after " + MOST_TRIES + " tries", "Try again later.");
            }
            if (wait.compareTo(LONGEST_PAUSE) > 0) {
                throw new Fault(
                        tried.trouble() + ", and asks for a pause of " + wait.toSeconds() + " s",
                        "Try again after that pause.");
            }
            say.accept(tried.trouble() + "; trying again in " + wait.toSeconds() + " s");
            waiter.sleep(wait);
            pause = pause.multipliedBy(2);
        }
    }

    private Try once(URI url) throws InterruptedException {
        keepDistance();
        ApiAnswer answer;
        try {
            answer = fetcher.get(url);
        } catch (ConnectException | UnknownHostException e) {
            return Try.again(api.getHost() + " cannot be reached", Optional.empty());
        } catch (IOException e) {
            return Try.again("the connection to " + api.getHost() + " broke: " + reason(e), Optional.empty());
        }
        Optional<Duration> pause = answer.retryAfter().flatMap(text -> RetryAfter.read(text, clock.wallTime()));
        if (answer.status() == 429 || answer.status() >= 500) {
            return Try.again(api.getHost() + " answered " + answer.status(), pause);
        }
        if (answer.status() != 200) {
            throw new Fault(
                    api.getHost() + " answered " + answer.status() + quote(answer.body()),
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
        String code = shown(error.path("code").asString("unknown"));
        String info = error.path("info").asString(error.path("text").asString(""));
        String trouble = api.getHost() + " says " + code + quote(info);
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
            say.accept(api.getHost() + " warns" + quote(warning));
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

    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : shown(failure.getMessage());
    }

    private static String quote(String text) {
        String shown = shown(text);
        return shown.isEmpty() ? "" : ": " + shown;
    }

    /** Text from the wiki: in one line, cut to 200 characters, and without characters that control a terminal. */
    private static String shown(String text) {
        String start = Excerpt.start(text.strip(), LONGEST_QUOTE);
        return Printable.of(start.replaceAll("\\s+", " "));
    }
}
