package io.github.wingload.exchange;

import io.github.wingload.plan.Template;
import java.util.List;

/**
 * A text that an answer is held against: always the same, or one of the texts that the request was to see repeated.
 *
 * @param echo which of the request's echoes; negative for none
 * @param constant the text if it is none
 */
record ExpectedText(int echo, String constant) {

    /** @param echoes of the expectation that the template is part of */
    static ExpectedText of(Template template, List<Template> echoes) {
        int echo = echoes.indexOf(template);
        return new ExpectedText(echo, echo >= 0 ? "" : template.constantText());
    }

    boolean isEcho() {
        return echo >= 0;
    }

    /** The text for a request that has these. */
    String in(List<String> echoes) {
        return isEcho() ? echoes.get(echo) : constant;
    }
}
