package io.github.wingload.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnbrokenTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    211 ms to 216 ms; 211_ms to 216_ms
                    ok, 3.46 ms; ok, 3.46_ms
                    the window of 300.00 s.; the window of 300.00_s.
                    -0.04 pp to +0.04 pp; -0.04_pp to +0.04_pp
                    90 % of 12 MiB, 3 min; 90 % of 12_MiB, 3_min
                    5 blocks of 1 short run; 5 blocks of 1 short run
                    2 hosts, 3 spikes; 2 hosts, 3 spikes
                    T1 s; T1_s
                    """)
    void aNumberKeepsItsUnit(String text, String joined) {
        assertThat(Unbroken.of(text)).isEqualTo(joined.replace('_', '\u00a0'));
    }
}
