package io.github.wingload.judge.tally;

import io.github.wingload.exchange.AskedCompletion;
import io.github.wingload.exchange.Call;
import io.github.wingload.exchange.StreamedAnswer;
import io.github.wingload.plan.GeneratedValue;
import io.github.wingload.plan.GeneratedValue.TokenIds;
import io.github.wingload.plan.Plan;
import io.github.wingload.plan.task.Task;
import io.github.wingload.plan.task.Template;
import io.github.wingload.plan.task.Template.Segment;
import io.github.wingload.result.Remark;
import io.github.wingload.result.Remark.AnswersDiffer;
import io.github.wingload.result.Remark.CachedPrompts;
import io.github.wingload.result.Remark.PromptsOffPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether the prompts of a task that reads streams are new to the server and as long as planned, and whether equal requests that ask for
 * it get equal answers. Not thread-safe.
 */
public final class PromptChecks {

    /** The share of the prompts' tokens that may come from a cache by chance: blocks that begin alike, such as a chat's frame. */
    private static final double FEW_CACHED = 0.05;

    /** The mean length of prompts may be off the plan by this part. */
    private static final double OFF = 0.02;

    /** Servers add tokens of their own, such as one for the beginning. */
    private static final double OWN_TOKENS = 2;

    /** Standard errors of a mean that chance may explain. */
    private static final double BY_CHANCE = 3;

    /** Payloads whose answers are remembered; more of them would cost memory without telling more. */
    private static final int MOST_PAYLOADS = 10_000;

    private static final Pattern PROMPT = Pattern.compile("\"prompt\"\\s*:\\s*$");

    private final Optional<TokenIds> ids;
    private final Optional<String> repeatable;
    private final boolean alwaysTheSame;
    private final Map<Long, Long> texts = new HashMap<>();
    private final Set<Long> repeated = new HashSet<>();
    private final Set<Long> different = new HashSet<>();
    private long prompts;
    private long promptTokens;
    private long toldTokens;
    private long cachedTokens;

    /** @param task of the plan */
    public PromptChecks(Plan plan, Task task) {
        // A mutated body asks for something else.
        boolean reads = task.stream().isPresent() && task.mutations().isEmpty();
        Optional<Task.Body> body = reads ? task.body() : Optional.empty();
        ids = body.filter(known -> known.content() instanceof Template)
                .flatMap(known -> ids(plan.values(), ((Template) known.content()).segments()));
        repeatable = body.flatMap(AskedCompletion::of).flatMap(AskedCompletion::repeatable);
        alwaysTheSame = body.filter(known -> known.content() instanceof Template template ? template.constant() : true)
                .isPresent();
    }

    /** The ids of tokens that are the whole prompt. */
    private static Optional<TokenIds> ids(List<GeneratedValue> values, List<Segment> segments) {
        for (int i = 1; i < segments.size(); i++) {
            if (segments.get(i) instanceof Template.Generated generated
                    && values.get(generated.index()).generator() instanceof TokenIds found
                    && segments.get(i - 1) instanceof Template.Text before
                    && PROMPT.matcher(before.text()).find()) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** @param call of the task; any but ok ones are ignored */
    public void record(Call call) {
        StreamedAnswer answer = call.stream();
        if (!call.ok() || !answer.any()) {
            return;
        }
        if (answer.inputTokens() > 0) {
            prompts++;
            promptTokens += answer.inputTokens();
            if (answer.cachedTokens() != StreamedAnswer.UNKNOWN) {
                toldTokens += answer.inputTokens();
                cachedTokens += Math.min(answer.cachedTokens(), answer.inputTokens());
            }
        }
        boolean known = call.payload().known() || alwaysTheSame;
        if (repeatable.isPresent() && known && answer.textDigest() != 0) {
            compare(call.payload().digest(), answer.textDigest());
        }
    }

    private void compare(long payload, long text) {
        Long before = texts.get(payload);
        if (before != null) {
            repeated.add(payload);
            if (before != text) {
                different.add(payload);
            }
        } else if (texts.size() < MOST_PAYLOADS) {
            texts.put(payload, text);
        }
    }

    /**
     * What is not as planned.
     *
     * @param task its name; empty if the plan has one task
     */
    public List<Remark> remarks(Optional<String> task) {
        List<Remark> remarks = new ArrayList<>();
        double planned = ids.map(known -> known.prefix() / meanLength(known)).orElse(0.0);
        if (cachedTokens > (planned + FEW_CACHED) * toldTokens) {
            remarks.add(new CachedPrompts(task, cachedTokens, toldTokens));
        }
        ids.filter(known -> prompts > 0)
                .filter(this::isOff)
                .ifPresent(known ->
                        remarks.add(new PromptsOffPlan(task, (double) promptTokens / prompts, meanLength(known))));
        if (!different.isEmpty()) {
            remarks.add(new AnswersDiffer(task, repeatable.orElseThrow(), different.size(), repeated.size()));
        }
        return remarks;
    }

    private boolean isOff(TokenIds planned) {
        double deviation = (planned.most() - planned.least()) / Math.sqrt(12);
        double chance = BY_CHANCE * deviation / Math.sqrt(prompts);
        double off = Math.abs((double) promptTokens / prompts - meanLength(planned));
        return off > OFF * meanLength(planned) + OWN_TOKENS + chance;
    }

    private static double meanLength(TokenIds ids) {
        return (ids.least() + ids.most()) / 2.0;
    }
}
