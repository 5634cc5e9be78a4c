package io.github.wingload.artefact;

import static io.github.wingload.exchange.Times.NEVER;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.CallIds;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Outcome;
import io.github.wingload.testkit.Calls;
import java.util.Random;

/** Calls of every kind, one after the other, the same for the same seed. Their keys count them. */
final class RandomCalls {

    private static final FailureClass[] CLASSES = FailureClass.values();

    private final Random random;
    private final long grainNs;
    private final long gapNs;
    private long number;

    /**
     * @param grainNs every time is a multiple of this
     * @param gapNs from one end to the next
     */
    RandomCalls(long seed, long grainNs, long gapNs) {
        this.random = new Random(seed);
        this.grainNs = grainNs;
        this.gapNs = gapNs;
    }

    /** The next call; nine in ten are ok, the others of any class. */
    Call next() {
        number++;
        FailureClass failureClass = random.nextInt(10) > 0 ? FailureClass.OK : CLASSES[random.nextInt(CLASSES.length)];
        long end = grain(number * gapNs + 20_000_000_000L);
        String key = Long.toString(number);
        if (failureClass == FailureClass.DROPPED) {
            return Calls.timed(end, NEVER, NEVER, NEVER, NEVER, NEVER, end)
                    .dropped()
                    .key(key)
                    .call();
        }
        boolean reused = random.nextInt(10) > 0;
        boolean sent = switch (failureClass) {
            case DNS,
                    CONNECT_REFUSED,
                    CONNECT_TIMEOUT,
                    CONNECT_FAILED,
                    PROXY_REFUSED,
                    TLS,
                    DEADLINE_CONNECT,
                    GENERATOR -> false;
            default -> true;
        };
        boolean answered = sent
                && (failureClass.outcome() == Outcome.OK
                        || failureClass.outcome() == Outcome.HTTP_ERROR
                        || failureClass.outcome() == Outcome.EXPECTATION_FAILED);
        long started = end - grain((long) (Math.exp(random.nextGaussian()) * 300_000_000));
        long intended = started - grain(random.nextInt(2_000_000));
        long connectedAt = started + (end - started) / 10 / grainNs * grainNs;
        long leased = reused ? connectedAt : started;
        String error = failureClass == FailureClass.OK ? "" : failureClass.label() + ", \"said\" it";
        Calls call = Calls.timed(
                        intended,
                        started,
                        sent ? leased : NEVER,
                        sent ? connectedAt : NEVER,
                        sent ? connectedAt : NEVER,
                        answered ? end - (end - connectedAt) / 3 / grainNs * grainNs : NEVER,
                        end)
                .task(random.nextInt(2))
                .key(key)
                .failed(failureClass, error);
        if (answered) {
            call.expected(status(failureClass));
            call.upstreamNs(random.nextBoolean() ? 80_000_000 : NEVER).bytes(100 + random.nextInt(50));
            call.ids(random.nextBoolean() ? CallIds.NONE : new CallIds("", "request-" + number));
        } else {
            call.unanswered(failureClass, error);
            call.ids(random.nextBoolean() ? CallIds.NONE : new CallIds(String.format("%032x", number), ""));
        }
        if (answered && failureClass != FailureClass.OK) {
            call.body("<p>\n" + random.nextInt(5));
        }
        if (random.nextInt(20) == 0) {
            call.stalled(grain((end - started) / 2) / 1e6);
        }
        return (sent && reused ? call : call.fresh()).call();
    }

    private long grain(long ns) {
        return ns / grainNs * grainNs;
    }

    private static int status(FailureClass failureClass) {
        return switch (failureClass) {
            case HTTP_429 -> 429;
            case HTTP_4XX -> 404;
            case HTTP_5XX -> 503;
            case HTTP_OTHER -> 302;
            default -> 200;
        };
    }
}
