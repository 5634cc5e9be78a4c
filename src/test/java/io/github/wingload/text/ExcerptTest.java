package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {

    @Test
    void aShortTextIsQuotedInFull() {
        assertThat(Excerpt.quoted("p90 of ok")).isEqualTo("\"p90 of ok\"");
    }

    @Test
    void aLongTextIsCutAfterSixtyCharacters() {
        assertThat(Excerpt.quoted("a".repeat(61))).isEqualTo('"' + "a".repeat(60) + "…\"");
    }

    @Test
    void aQuoteStaysInItsLine() {
        assertThat(Excerpt.quoted("a\nb\u001b[31m")).isEqualTo("\"a b [31m\"");
    }

    @Test
    void surrogatePairsAreNotSplit() {
        assertThat(Excerpt.start("🦆🦆🦆", 2)).isEqualTo("🦆🦆…");
    }
}
