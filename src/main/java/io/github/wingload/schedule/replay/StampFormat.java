package io.github.wingload.schedule.replay;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How the times of a recording are written. The first of them decides; the unit of a plain number follows from its size. */
public enum StampFormat {
    ISO("a time of ISO 8601 from 1970 to 2199") {
        @Override
        OptionalLong read(String text) {
            TemporalAccessor time = ISO_TIME.parseBest(
                    text.replace(' ', 'T').replace(',', '.'), OffsetDateTime::from, LocalDateTime::from);
            return sinceEpoch(
                    time instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
        }
    },
    /** {@code 20261128063000}, always in UTC. */
    MEDIAWIKI("a timestamp of MediaWiki with 14 digits, since 1970") {
        @Override
        OptionalLong read(String text) {
            return FOURTEEN_DIGITS.matcher(text).matches()
                    ? sinceEpoch(LocalDateTime.parse(text, MEDIAWIKI_TIME).toInstant(ZoneOffset.UTC))
                    : OptionalLong.empty();
        }
    },
    SECONDS("a number of seconds") {
        @Override
        OptionalLong read(String text) {
            return number(text, 9);
        }
    },
    MILLISECONDS("a number of milliseconds since 1970") {
        @Override
        OptionalLong read(String text) {
            return number(text, 6);
        }
    },
    MICROSECONDS("a number of microseconds since 1970") {
        @Override
        OptionalLong read(String text) {
            return number(text, 3);
        }
    },
    NANOSECONDS("a number of nanoseconds since 1970") {
        @Override
        OptionalLong read(String text) {
            return number(text, 0);
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(\\.[0-9]{1,9})?");
    private static final Pattern FOURTEEN_DIGITS = Pattern.compile("(19|20)[0-9]{12}");
    private static final DateTimeFormatter MEDIAWIKI_TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final DateTimeFormatter ISO_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    /** No ISO time is longer. */
    private static final int LONGEST = 40;

    /** The year 2200: nanoseconds since 1970 fit into 63 bits until then. */
    private static final long LAST_SECOND = 7_258_118_400L;

    /** A number below this counts seconds: as milliseconds it would be in March 1973. */
    private static final BigDecimal FIRST_MILLISECOND = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal FIRST_MICROSECOND = FIRST_MILLISECOND.movePointRight(3);
    private static final BigDecimal FIRST_NANOSECOND = FIRST_MICROSECOND.movePointRight(3);

    private final String noun;

    StampFormat(String noun) {
        this.noun = noun;
    }

    /** The format of a time; empty if it is none. */
    public static Optional<StampFormat> of(String text) {
        return Stream.of(ISO, MEDIAWIKI, bySize(text))
                .filter(format -> format.nanoseconds(text).isPresent())
                .findFirst();
    }

    private static StampFormat bySize(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return SECONDS;
        }
        BigDecimal number = new BigDecimal(text);
        return number.compareTo(FIRST_MILLISECOND) < 0
                ? SECONDS
                : number.compareTo(FIRST_MICROSECOND) < 0
                        ? MILLISECONDS
                        : number.compareTo(FIRST_NANOSECOND) < 0 ? MICROSECONDS : NANOSECONDS;
    }

    /** What a time of this format is, for messages. */
    String noun() {
        return noun;
    }

    /** A time in nanoseconds since 1970, or since any other time for small numbers; empty if the text is not in this format. */
    public final OptionalLong nanoseconds(String text) {
        if (text.length() > LONGEST) {
            return OptionalLong.empty();
        }
        try {
            return read(text);
        } catch (DateTimeException otherwise) {
            return OptionalLong.empty();
        }
    }

    abstract OptionalLong read(String text);

    /** A time in nanoseconds since 1970; empty before 1970, and from 2200 on. */
    public static OptionalLong sinceEpoch(Instant time) {
        long second = time.getEpochSecond();
        return second < 0 || second >= LAST_SECOND
                ? OptionalLong.empty()
                : OptionalLong.of(second * 1_000_000_000L + time.getNano());
    }

    private static OptionalLong number(String text, int digitsToNanoseconds) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        BigDecimal ns = new BigDecimal(text).movePointRight(digitsToNanoseconds);
        return ns.compareTo(BigDecimal.valueOf(LAST_SECOND).movePointRight(9)) < 0
                ? OptionalLong.of(ns.longValue())
                : OptionalLong.empty();
    }
}
