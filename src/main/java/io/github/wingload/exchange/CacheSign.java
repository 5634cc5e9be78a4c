package io.github.wingload.exchange;

import io.github.wingload.exchange.Classification.CacheResult;
import io.github.wingload.plan.task.CacheRule;
import io.github.wingload.text.LinearPattern;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Determines whether an ok answer came from a cache. Compiled once; thread-safe. */
@FunctionalInterface
interface CacheSign {

    CacheResult of(Answer answer);

    static CacheSign of(CacheRule rule) {
        if (rule instanceof CacheRule.HeaderMatches header) {
            LinearPattern pattern = LinearPattern.of(header.pattern());
            return answer -> answer.header(header.header())
                    .map(value -> hitIf(pattern.isIn(value)))
                    .orElse(CacheResult.UNKNOWN);
        }
        if (rule instanceof CacheRule.JsonEquals equals) {
            return json(equals);
        }
        long belowNs = ((CacheRule.Below) rule).time().toNanos();
        return answer -> hitIf(answer.exchange().times().serviceTimeNs() < belowNs);
    }

    private static CacheSign json(CacheRule.JsonEquals rule) {
        JsonPointer at = JsonPointer.compile(rule.pointer());
        JsonNode hit = AnswerJson.constant(rule.value().json());
        return answer -> {
            Optional<JsonNode> found = answer.json().map(root -> root.at(at)).filter(node -> !node.isMissingNode());
            return found.map(value -> hitIf(AnswerJson.same(hit, value))).orElse(CacheResult.UNKNOWN);
        };
    }

    private static CacheResult hitIf(boolean hit) {
        return hit ? CacheResult.HIT : CacheResult.MISS;
    }
}
