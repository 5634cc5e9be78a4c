package io.github.wingload.scenario.load;

import io.github.wingload.plan.target.Side;
import io.github.wingload.plan.target.Target;
import io.github.wingload.plan.target.UrlTarget;
import io.github.wingload.yaml.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code deadline}: the longest time that a whole call may take. */
public final class DeadlineSection {

    private static final Duration DEFAULT = Duration.ofSeconds(30);

    private static final String GATEWAY = "api.wikimedia.org";

    /** The time after which the gateway answers instead of the service. */
    private static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(30);

    /** The same of language models. */
    private static final Duration GATEWAY_STREAM_TIMEOUT = Duration.ofSeconds(60);

    private DeadlineSection() {}

    /** @param streams true if all answers are streams */
    public static Duration read(Node node, List<Side> sides, boolean streams) {
        Optional<Duration> deadline = node.duration();
        boolean gateway = sides.stream().map(Side::target).anyMatch(DeadlineSection::isGateway);
        Duration timeout = streams ? GATEWAY_STREAM_TIMEOUT : GATEWAY_TIMEOUT;
        if (gateway && deadline.filter(time -> time.compareTo(timeout) > 0).isPresent()) {
            node.findings()
                    .warn("the gateway " + GATEWAY + (streams ? " cuts streams off after " : " gives up after ")
                            + timeout.toSeconds() + " s: slower calls fail, whatever the deadline");
        }
        return deadline.orElse(DEFAULT);
    }

    private static boolean isGateway(Target target) {
        return target instanceof UrlTarget url
                && url.origin().host().equalsIgnoreCase(GATEWAY)
                && url.connectTo().isEmpty();
    }
}
