package io.github.wingload.exchange;

import io.github.wingload.plan.task.Template;
import java.util.List;

/**
 * A text that an answer is compared with: a constant, or a text of the request that the answer must repeat.
 *
 * @param echo index of the request's echo; negative for a constant
 * @param constant the text if it is a constant
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

    /** The text for a request with these echoes. */
    String in(List<String> echoes) {
        return isEcho() ? echoes.get(echo) : constant;
    }
}
