package io.github.wingload.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells are no formulas, numbers stay numbers, and reading gives the original. */
class SpreadsheetCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''-x", "-", "+", "-1x"
            })
    void formulasGetAnApostrophe(String formula) {
        assertThat(SpreadsheetCell.harmless(formula)).isEqualTo("'" + formula);
        assertThat(SpreadsheetCell.original("'" + formula)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-5", "-0.25", "1e9", "-1.5E-3", "12345", "row 7", "a=b", "'quoted'", "it's", "'", "\\n"})
    void otherCellsStay(String cell) {
        assertThat(SpreadsheetCell.harmless(cell)).isEqualTo(cell);
        assertThat(SpreadsheetCell.original(cell)).isEqualTo(cell);
    }

    @Test
    void everyTextIsReadBackAlsoAfterItsControlCharactersAreSpelledOut() {
        Random random = new Random(7);
        String alphabet = "=+-@'\t\r\n\u001b\u009b\u202e\\u001bü,\"a1";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(9); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String cell = text.toString();
            if (cell.contains("\r\n")) {
                continue;
            }
            String written = Printable.document(SpreadsheetCell.harmless(cell));
            assertThat(SpreadsheetCell.original(written)).isEqualTo(cell);
        }
    }
}
