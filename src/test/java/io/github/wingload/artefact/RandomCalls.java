package io.github.wingload.artefact;

import static io.github.wingload.exchange.Exchange.NEVER;

import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.FailureClass;
import io.github.wingload.exchange.Outcome;
import java.nio.charset.StandardCharsets;
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
            return new Call(
                    0,
                    end,
                    NEVER,
                    NEVER,
                    NEVER,
                    NEVER,
                    NEVER,
                    end,
                    NEVER,
                    false,
                    failureClass,
                    0,
                    0,
                    key,
                    "",
                    new byte[0]);
        }
        boolean reused = random.nextInt(10) > 0;
        boolean sent = switch (failureClass) {
            case DNS,
                    CONNECT_REFUSED,
                    CONNECT_TIMEOUT,
                    CONNECT_FAILED,
                    TLS,
                    DEADLINE_QUEUE,
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
        return new Call(
                random.nextInt(2),
                intended,
                started,
                sent ? leased : NEVER,
                sent ? connectedAt : NEVER,
                sent ? connectedAt : NEVER,
                answered ? end - (end - connectedAt) / 3 / grainNs * grainNs : NEVER,
                end,
                answered && random.nextBoolean() ? 80_000_000 : NEVER,
                sent && reused,
                failureClass,
                answered ? status(failureClass) : 0,
                answered ? 100 + random.nextInt(50) : 0,
                key,
                failureClass == FailureClass.OK ? "" : failureClass.label() + ", \"said\" it",
                failureClass == FailureClass.OK || !answered
                        ? new byte[0]
                        : ("<p>\n" + random.nextInt(5)).getBytes(StandardCharsets.UTF_8));
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
