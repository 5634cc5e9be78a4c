package io.github.wingload.report.machine;

import io.github.wingload.judge.words.ReasonText;
import io.github.wingload.judge.words.ThresholdText;
import io.github.wingload.result.Analysis;
import io.github.wingload.result.Analysis.ThresholdResult;
import io.github.wingload.text.Excerpt;
import io.github.wingload.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdict on runs as a message for a chat: a JSON object with the member {@code text}, as the incoming webhooks of Slack,
 * Mattermost and others take it.
 *
 * <p>In such a text {@code &}, {@code <} and {@code >} are control characters, with which a target could mention everybody, so they are
 * escaped.
 */
public final class ChatMessage {

    private static final int MOST_THRESHOLDS = 10;
    private static final int LONGEST = 600;

    private ChatMessage() {}

    /**
     * The message about these runs; without a line for thresholds that passed.
     *
     * @param decision what decides the exit code, in words, if it is not the verdict alone
     */
    public static String of(List<Analysis> runs, Optional<String> decision) {
        List<String> lines = new ArrayList<>();
        decision.ifPresent(words -> lines.add(escaped(words)));
        runs.forEach(run -> add(run, lines));
        return json(lines);
    }

    /** A message of these lines. */
    public static String ofLines(List<String> lines) {
        return json(lines.stream().map(ChatMessage::escaped).toList());
    }

    private static String json(List<String> escaped) {
        return JsonMapper.shared().writeValueAsString(Map.of("text", String.join("\n", escaped)));
    }

    private static void add(Analysis run, List<String> lines) {
        lines.add(run.judgement().verdict() + ": "
                + escaped(run.result().manifest().plan().name()) + ": "
                + escaped(ReasonText.of(run.judgement().reason()).reason()) + " (run "
                + escaped(run.result().manifest().id()) + ")");
        List<ThresholdResult> notMet = run.judgement().thresholds().stream()
                .filter(result -> result.state() != ThresholdResult.State.PASS)
                .toList();
        notMet.stream()
                .limit(MOST_THRESHOLDS)
                .forEach(result -> lines.add(
                        "• " + escaped(result.threshold().text()) + ": " + escaped(ThresholdText.of(result))));
        if (notMet.size() > MOST_THRESHOLDS) {
            lines.add("• and " + (notMet.size() - MOST_THRESHOLDS) + " more");
        }
    }

    private static String escaped(String text) {
        return Printable.of(Excerpt.start(text, LONGEST))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
