package io.github.wingload.traffic;

import io.github.wingload.schedule.replay.StampFormat;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an access log in the common or the combined format, as Apache and nginx write it. A number of seconds at its end, alone or
 * after {@code rt=} or {@code request_time=}, is how long the request took.
 */
final class AccessLine {

    /** Possessive: no input makes it slow. */
    private static final Pattern LINE = Pattern.compile("\\S++ \\S++ \\S++ \\[([^\\]]{20,32}+)\\] "
            + "\"([A-Z]{1,20}+) ([^ \"]++)(?: HTTP/[0-9.]++)?+\" ([0-9]{3}) (?:[0-9]++|-)(.*+)");

    private static final Pattern TARGET = Pattern.compile("/|[a-z]++://");
    private static final Pattern TOOK = Pattern.compile("(?:^|[ =])\"?([0-9]{1,7}+\\.[0-9]{1,6}+)\"?$");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss[.SSS] Z", Locale.ENGLISH);

    private AccessLine() {}

    /** The request; empty if the line is none. */
    static Optional<LoggedRequest> read(String line, Masking masking) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches() || !TARGET.matcher(parts.group(3)).lookingAt()) {
            return Optional.empty();
        }
        try {
            OptionalLong endNs = StampFormat.sinceEpoch(
                    OffsetDateTime.parse(parts.group(1), TIME).toInstant());
            Matcher took = TOOK.matcher(parts.group(5));
            OptionalDouble ms =
                    took.find() ? OptionalDouble.of(1000 * Double.parseDouble(took.group(1))) : OptionalDouble.empty();
            // The line is written when the request has ended.
            OptionalLong startNs = LoggedRequest.startNs(endNs, ms);
            return startNs.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new LoggedRequest(
                            startNs.getAsLong(),
                            parts.group(2),
                            masking.path(parts.group(3)),
                            "",
                            OptionalInt.of(Integer.parseInt(parts.group(4))),
                            ms,
                            ""));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
