package io.github.wingload.report.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.audit.Check;
import io.github.wingload.audit.Finding;
import io.github.wingload.audit.Finding.Amount;
import io.github.wingload.audit.Finding.As;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The sentence and the formula of each check. */
class AuditTextTest {

    @ParameterizedTest
    @EnumSource(Check.class)
    void everyCheckHasASentenceAndAFormula(Check check) {
        Finding finding = new Finding(check, "part", new EveryNumber());
        assertThat(AuditText.sentence(finding))
                .startsWith("part: ")
                .endsWith(".")
                .doesNotContain("{");
        assertThat(AuditText.formula(finding)).isNotBlank().doesNotContain("{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "146231.0 | COUNT | 146,231",
                "97.435 | NUMBER | 97.435",
                "206.472 | MS | 206.47 ms",
                "13971.699 | MS | 13.972 s",
                "3880.94 | SECONDS | 3,880.9 s",
                "37.68 | PER_SECOND | 37.68/s",
                "0.36694 | PER_SECOND | 0.3669/s",
                "23.879 | PERCENT | 23.879%"
            })
    void numbersHaveFiveDigits(double value, As as, String text) {
        Finding finding = new Finding(Check.BUCKET_SUM, "", Map.of("sum", new Amount(value, as)));
        assertThat(AuditText.sentence(finding)).isEqualTo("The buckets add up to " + text + ".");
    }

    @Test
    void numbersThatDifferLookDifferent() {
        Finding finding = new Finding(
                Check.STATED_TWICE,
                "",
                Map.of("one", new Amount(12.3456789, As.SECONDS), "other", new Amount(12.3456781, As.SECONDS)));
        assertThat(AuditText.formula(finding)).isEqualTo("one figure has one value: 12.345679 s ≠ 12.345678 s");
    }

    /** A number of any name. */
    private static final class EveryNumber extends LinkedHashMap<String, Amount> {

        private static final long serialVersionUID = 1L;

        EveryNumber() {
            for (String name :
                    ("one other ok failed sum requests part counted stated step count duration computed rate target"
                                    + " parts whole below bound percentile time lower lower_time higher higher_time mean least most"
                                    + " apart median deviation cycle busy users each asked tokens answers needed percent offered cap"
                                    + " pieces tpot itl p90 in_flight by_tokens window first token levels ramp during of_median")
                            .split(" ")) {
                put(name, new Amount(size() + 2, As.COUNT));
            }
        }
    }
}
