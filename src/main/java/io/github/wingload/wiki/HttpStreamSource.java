package io.github.wingload.wiki;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens streams with the JDK's HTTP client, which is asked for the next bytes only when the last ones are read: a server that is
 * faster than this program fills no memory.
 */
final class HttpStreamSource implements StreamSource {

    /** Servers of events send a comment at least every 15 seconds or so. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final String userAgent;
    private final Duration longestSilence;

    HttpStreamSource(String userAgent, Optional<InetSocketAddress> proxy) {
        this(userAgent, proxy, LONGEST_SILENCE);
    }

    /** @param longestSilence before the head of the answer, and between its bytes */
    HttpStreamSource(String userAgent, Optional<InetSocketAddress> proxy, Duration longestSilence) {
        this.client = HttpFetcher.client(proxy);
        this.userAgent = userAgent;
        this.longestSilence = longestSilence;
    }

    @Override
    public Connection open(URI url, Optional<String> lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url).header("User-Agent", userAgent).header("Accept", "text/event-stream");
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
        Body body = new Body();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), info -> {
            head.complete(info);
            return BodySubscribers.fromSubscriber(body);
        });
        boolean opened = false;
        try {
            // The head, or the failure without one.
            CompletableFuture.anyOf(head, answer).get(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
            opened = true;
            return new Answer(head.join(), body, answer);
        } catch (TimeoutException silence) {
            throw silent();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            if (!opened) {
                answer.cancel(true);
            }
        }
    }

    private HttpTimeoutException silent() {
        return new HttpTimeoutException("no byte arrived within " + longestSilence.toSeconds() + " s");
    }

    /** What arrives: bytes, the end, or a failure, which is thrown. */
    private interface Arrival {
        Optional<ByteBuffer> take() throws IOException;
    }

    /** The bytes of an answer on their way from the client's threads to the reader. */
    private static final class Body implements Flow.Subscriber<List<ByteBuffer>> {

        private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
        private volatile Flow.@Nullable Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> pieces) {
            for (ByteBuffer piece : pieces) {
                arrivals.add(() -> Optional.of(piece));
            }
        }

        @Override
        public void onError(Throwable failure) {
            arrivals.add(() -> {
                throw failure instanceof IOException known ? known : new IOException(failure);
            });
        }

        @Override
        public void onComplete() {
            arrivals.add(Optional::empty);
        }

        @Nullable Arrival next(Duration longest) throws InterruptedException {
            Arrival there = arrivals.poll();
            if (there != null) {
                return there;
            }
            Flow.Subscription source = subscription;
            if (source != null) {
                source.request(1);
            }
            return arrivals.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private final class Answer implements Connection {

        private final ResponseInfo head;
        private final Body body;
        private final CompletableFuture<HttpResponse<Void>> exchange;

        Answer(ResponseInfo head, Body body, CompletableFuture<HttpResponse<Void>> exchange) {
            this.head = head;
            this.body = body;
            this.exchange = exchange;
        }

        @Override
        public int status() {
            return head.statusCode();
        }

        @Override
        public Optional<String> retryAfter() {
            return head.headers().firstValue("Retry-After");
        }

        @Override
        public boolean hasEvents() {
            return head.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
                    .isPresent();
        }

        @Override
        public Optional<ByteBuffer> next() throws IOException, InterruptedException {
            Arrival arrival = body.next(longestSilence);
            if (arrival == null) {
                throw silent();
            }
            return arrival.take();
        }

        @Override
        public void close() {
            Flow.Subscription source = body.subscription;
            if (source != null) {
                source.cancel();
            }
            exchange.cancel(true);
        }
    }
}
