package io.github.wingload.report.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wingload.plan.Figure;
import io.github.wingload.plan.Operator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChatMessageTest {

    @Test
    void saysTheVerdictAndWhatWasNotMet() {
        String text = text(ChatMessage.of(
                List.of(AnalysedRun.of(AnalysedRun.p90(500), AnalysedRun.success(99))), Optional.empty()));

        assertThat(text.lines().findFirst().orElseThrow())
                .startsWith("FAIL: demo: ")
                .contains("threshold");
        assertThat(text.lines().skip(1)).singleElement().asString().startsWith("• success rate &gt;= 99.0%: ");
    }

    @Test
    void aComparisonThatDecidesComesFirst() {
        String decision = "Exit code 1, decided by the comparison (worse), not by the verdict (PASS)";
        String text = text(ChatMessage.of(List.of(AnalysedRun.of()), Optional.of(decision)));

        assertThat(text).startsWith(decision + "\n");
    }

    @Test
    void aTargetCannotMentionAnybody() {
        String text = text(ChatMessage.of(
                List.of(AnalysedRun.of(
                        AnalysedRun.rule(AnalysedRun.HOSTILE, Figure.SUCCESS_RATE, Operator.AT_LEAST, 99))),
                Optional.empty()));

        assertThat(text).contains("&lt;!channel&gt; &amp; ").doesNotContain("<", "\u001b", "\u202e");
    }

    private static String text(String json) {
        return JsonMapper.shared().readTree(json).get("text").stringValue();
    }
}
