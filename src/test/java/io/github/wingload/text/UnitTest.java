package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

    private static final Map<String, Unit> UNITS = Map.of(
            "time", Unit.TIME,
            "percent", Unit.PERCENT,
            "points", Unit.POINTS,
            "change", Unit.CHANGE,
            "ratio", Unit.RATIO,
            "per second", Unit.PER_SECOND,
            "per hour", Unit.PER_HOUR,
            "count", Unit.COUNT,
            "bytes", Unit.BYTES,
            "number", Unit.NUMBER);

    private static Unit unit(String name) {
        return UNITS.getOrDefault(name, Unit.named(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time | 0 | 0 ms",
                "time | 0.0004 | 0 ms",
                "time | 0.3471 | 0.347 ms",
                "time | 9.996 | 10.0 ms",
                "time | 46.85 | 46.9 ms",
                "time | 561.7 | 562 ms",
                "time | 999.6 | 1.00 s",
                "time | 1829.3 | 1.83 s",
                "time | 9998.7 | 10.0 s",
                "time | 1234567 | 1,235 s",
                "time | -1829.3 | -1.83 s",
                "seconds | 0.0421 | 42.1 ms",
                "seconds | 1.8293 | 1.83 s",
                "seconds | -0.5 | -500 ms",
                "percent | 93.1998 | 93.20%",
                "percent | 100 | 100.00%",
                "percent | 99.99999999999999 | 100.00%",
                "percent | 99.994 | 99.99%",
                "percent | 99.9973546 | 99.9974%",
                "percent | 99.999999 | 99.999999%",
                "percent | 100.0003 | 100.0003%",
                "percent | 0 | 0.00%",
                "percent | 0.0026454 | 0.0026%",
                "percent | 0.005 | 0.01%",
                "points | 0.81 | +0.81 pp",
                "points | -9.57 | -9.57 pp",
                "change | 41.04 | +41.0%",
                "ratio | 1.414 | ×1.41",
                "per second | 3880.94 | 3,880.94/s",
                "per hour | 135645.4 | 135,645/h",
                "count | 146231 | 146,231",
                "bytes | 512 | 512 B",
                "bytes | 1023.9 | 1.00 KiB",
                "bytes | 1536 | 1.50 KiB",
                "bytes | 1299227607 | 1.21 GiB",
                "bytes | 2147483648 | 2 GiB",
                "bytes | 1288490188.8 | 1.20 GiB",
                "bytes/s | 2048 | 2 KiB/s",
                "bytes/s | 9961472 | 9.50 MiB/s",
                "cores | 0.0312 | 0.031 cores",
                "number | 5 | 5",
                "number | 1.953 | 1.95",
                "number | 83.42 | 83.4",
                "number | 0.1234 | 0.123",
                "number | 1234.5 | 1,235",
                "number | 0.000024 | 2.40e-05",
                "number | 4e15 | 4.00e+15",
                "cores | 1.953 | 1.95 cores",
                "cores | NaN | -",
                "time | Infinity | ∞",
            })
    void aValueHasItsUsualDigits(String unit, double value, String text) {
        assertThat(unit(unit).text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time | 500 | 500 ms",
                "time | 1500 | 1.5 s",
                "time | 0.25 | 0.25 ms",
                "time | 90500 | 90.5 s",
                "percent | 99.95 | 99.95%",
                "percent | 99 | 99%",
                "per hour | 150000 | 150,000/h",
                "per second | 41.5 | 41.5/s",
                "bytes | 1610612736 | 1.5 GiB",
                "bytes | 1288490189 | 1,288,490,189 B",
                "cores | 2 | 2 cores",
            })
    void aLimitHasTheDigitsThatItWasWrittenWith(String unit, double value, String text) {
        assertThat(unit(unit).exact(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time | 2000.4 | 2000 | 2.0004 s",
                "time | 1999.6 | 2000 | 1.9996 s",
                "time | 2000 | 2000 | 2.00 s",
                "time | 2040 | 2000 | 2.04 s",
                "time | 2004 | 2001 | 2.004 s",
                "time | 47000 | 2000 | 47.0 s",
                "time | 500.4 | 500 | 500.4 ms",
                "time | 500.0001 | 500 | 500.0001 ms",
                "time | 512.4 | 500 | 512 ms",
                "time | 512.4 | 512.4 | 512.4 ms",
                "time | 999.96 | 1000 | 999.96 ms",
                "time | 0.0004 | 0 | 0.0004 ms",
                "seconds | 2.0004 | 2 | 2.0004 s",
                "percent | 99.99996 | 100 | 99.99996%",
                "percent | 98.9996 | 99 | 98.9996%",
                "percent | 99.004 | 99 | 99.004%",
                "percent | 99 | 99 | 99.00%",
                "percent | 0.00001 | 0 | 0.00001%",
                "points | -0.501 | -0.5 | -0.501 pp",
                "points | -0.499 | -0.5 | -0.499 pp",
                "change | -10.04 | -10 | -10.04%",
                "ratio | 1.1004 | 1.1 | ×1.1004",
                "per hour | 149999.7 | 150000 | 149,999.7/h",
                "per hour | 149999.9999999 | 150000 | 150,000/h",
                "per second | 41.6667 | 41.67 | 41.667/s",
                "count | 20 | 20 | 20",
                "bytes | 1073741825 | 1073741824 | 1.000000001 GiB",
                "bytes | 1073740000 | 1073741824 | 1,023.998 MiB",
                "number | 0.00002404 | 0.000024 | 2.404e-05",
                "cores | 1.996 | 2 | 1.996 cores",
                "time | Infinity | 500 | ∞",
            })
    void aValueShowsOnWhichSideOfItsLimitItIs(String unit, double value, double limit, String text) {
        assertThat(unit(unit).beside(value, limit)).isEqualTo(text);
    }

    @Test
    void anIntervalNamesTheBoundsThatItHas() {
        double none = Double.POSITIVE_INFINITY;
        assertThat(Unit.TIME.interval(1_200, 1_400)).isEqualTo("1.20 s to 1.40 s");
        assertThat(Unit.TIME.interval(1_200, none)).isEqualTo("at least 1.20 s");
        assertThat(Unit.TIME.interval(-none, 1_400)).isEqualTo("at most 1.40 s");
        assertThat(Unit.TIME.interval(-none, none)).isEmpty();
    }

    @Test
    void theBoundsOfAnIntervalShowTheirSidesToo() {
        assertThat(Unit.TIME.interval(1_900, 1_999.6, 2_000)).isEqualTo("1.90 s to 1.9996 s");
    }

    @Test
    void figuresLookTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(Unit.TIME.text(1_829.3)).isEqualTo("1.83 s");
            assertThat(Unit.COUNT.text(146_231)).isEqualTo("146,231");
        } finally {
            Locale.setDefault(before);
        }
    }
}
