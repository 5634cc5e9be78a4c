package io.github.wingload.webhook;

import io.github.wingload.text.IoReason;
import io.github.wingload.text.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts JSON to a URL, with a bound on time and tries. The path of such a URL is often its secret, so no message shows it.
 *
 * @param url {@code http} or {@code https}
 * @param pause between two tries
 */
public record Webhook(URI url, Duration pause) {

    private static final int TRIES = 3;
    private static final Duration PER_TRY = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** With a pause of a second. */
    public Webhook(URI url) {
        this(url, Duration.ofSeconds(1));
    }

    /** The URL of a webhook; empty if the text is not an {@code http} or {@code https} URL. */
    public static Optional<URI> address(String text) {
        try {
            URI url = new URI(text.strip());
            return Optional.of(url)
                    .filter(parts -> parts.getHost() != null)
                    .filter(parts -> "https".equals(parts.getScheme()) || "http".equals(parts.getScheme()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Posts a message, in at most three tries of five seconds each. A connection that fails and an answer 429 or 5xx are tried again,
     * any other answer is not.
     *
     * @return why it was not accepted; empty if it was
     */
    public Optional<String> post(String json) throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PER_TRY).build();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PER_TRY)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(json))
                .build();
        String trouble = "";
        for (int i = 0; i < TRIES; i++) {
            if (i > 0) {
                Thread.sleep(pause.toMillis());
            }
            try {
                HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
                if (answer.statusCode() / 100 == OK / 100) {
                    return Optional.empty();
                }
                trouble = "status " + answer.statusCode();
                if (answer.statusCode() < SERVER_ERROR && answer.statusCode() != TOO_MANY_REQUESTS) {
                    break;
                }
            } catch (IOException failure) {
                // The reason can quote what was answered.
                trouble = "no answer (" + Printable.of(IoReason.of(failure)) + ")";
            }
        }
        return Optional.of(trouble);
    }
}
