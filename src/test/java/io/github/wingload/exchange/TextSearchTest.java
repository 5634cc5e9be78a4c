package io.github.wingload.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSearchTest {

    @Test
    void findsWhatStringContainsFinds() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            String text = letters(random, 30);
            String wanted = letters(random, 6);
            assertThat(TextSearch.of(wanted).isIn(text))
                    .as("%s in %s", wanted, text)
                    .isEqualTo(text.contains(wanted));
        }
    }

    private static String letters(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(most); length > 0; length--) {
            text.append("ab".charAt(random.nextInt(2)));
        }
        return text.toString();
    }
}
