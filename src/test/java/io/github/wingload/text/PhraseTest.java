package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.text.Phrase.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {

    private static final String ADDRESS = "https://grafana.example.org/d/a?from=1&to=2#P9";

    @Test
    void anAddressIsALinkInEveryMarkup() {
        assertThat(MarkdownText.cell(Phrase.link(ADDRESS))).isEqualTo("<" + ADDRESS + ">");
        assertThat(new PlainText().text(Phrase.link(ADDRESS))).isEqualTo(ADDRESS);
        assertThat(RemarkupText.cell(Phrase.link("https://example.org/d/a?from=1")))
                .isEqualTo("https://example.org/d/a?from=1");
    }

    @Test
    void anAddressThatRemarkupWouldReadOtherwiseIsCode() {
        assertThat(RemarkupText.cell(Phrase.link("https://example.org/d/P90")))
                .isEqualTo("`https://example.org/d/P90`");
        assertThat(RemarkupText.cell(Phrase.link("https://example.org/__a__")))
                .isEqualTo("`https://example.org/__a__`");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "https://example.org/a b",
                "https://example.org/a|b",
                "https://example.org/<script>",
                "https://example.org/](x",
                "ftp://example.org/",
                "https://===",
                "https://"
            })
    void whatABrowserOrMarkupCouldMisreadIsCode(String address) {
        assertThat(Phrase.link(address).pieces())
                .singleElement()
                .extracting(Phrase.Piece::setting)
                .isEqualTo(Setting.CODE);
    }

    @Test
    void aLinkThatIsCutIsCode() {
        assertThat(Phrase.link("https://example.org/" + "a".repeat(700)).pieces())
                .singleElement()
                .extracting(Phrase.Piece::setting)
                .isEqualTo(Setting.CODE);
    }
}
