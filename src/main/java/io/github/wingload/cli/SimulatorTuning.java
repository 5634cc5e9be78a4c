package io.github.wingload.cli;

import io.github.wingload.plan.SimulatorTarget;
import io.github.wingload.simulator.ApiSettings;
import io.github.wingload.simulator.RateLimit;
import io.github.wingload.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code simulate} that only some of the profiles have. */
final class SimulatorTuning {

    @Option(
            names = "--time-scale",
            paramLabel = "FACTOR",
            description = "liftwing, ml-api: multiplies every service time; 0 for answers at once.")
    private Optional<Double> timeScale;

    @Option(names = "--threads", paramLabel = "COUNT", description = "ml-api: what each pod works off requests with.")
    private Optional<Integer> threads;

    @Option(
            names = "--rate-limit",
            paramLabel = "LIMIT",
            converter = Limits.class,
            description = "ml-api: requests of each client, such as 100/m, or none.")
    private Optional<RateLimit> rateLimit;

    @Option(
            names = "--cache-ttl",
            paramLabel = "DURATION",
            converter = Ttls.class,
            description = "ml-api: how long answers are cached, such as 10m; 0s for no cache.")
    private Optional<Duration> cacheTtl;

    /** @throws IllegalArgumentException when a number is out of its range or the profile has no such setting */
    SimulatorSettings on(SimulatorSettings settings) {
        ApiSettings api = settings.api();
        return settings.withTimeScale(timeScale.orElse(settings.timeScale()))
                .withApi(new ApiSettings(
                        threads.orElse(api.threads()),
                        rateLimit.orElse(api.rateLimit()),
                        cacheTtl.orElse(api.cacheTtl())));
    }

    static final class Limits implements ITypeConverter<RateLimit> {
        @Override
        public RateLimit convert(String text) {
            return SimulatorTarget.RateLimit.of(text)
                    .map(limit -> new RateLimit(limit.requests(), limit.per()))
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is no limit such as 100/m, or none"));
        }
    }

    static final class Ttls implements ITypeConverter<Duration> {

        private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,9})(ms|[hms])");

        @Override
        public Duration convert(String text) {
            Matcher parts = WRITTEN.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException("'" + text + "' is no duration such as 500ms, 60s, 10m or 1h");
            }
            long number = Long.parseLong(parts.group(1));
            return switch (parts.group(2)) {
                case "h" -> Duration.ofHours(number);
                case "m" -> Duration.ofMinutes(number);
                case "s" -> Duration.ofSeconds(number);
                default -> Duration.ofMillis(number);
            };
        }
    }
}
