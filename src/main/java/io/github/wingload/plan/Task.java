package io.github.wingload.plan;

import java.util.List;
import java.util.Optional;

/**
 * One weighted thing that a user does: a request and what its answer must be.
 *
 * @param name its row in every table; the path if the scenario gives none
 * @param weight its share of the picks, 1 or more
 * @param method {@code GET}, {@code POST} …
 * @param path path and query below the target's base path; starts with a slash
 * @param headers sent besides the target's
 * @param body what is sent, if anything
 * @param expect what the answer must be to count as ok
 */
public record Task(
        String name,
        int weight,
        String method,
        Template path,
        List<Header> headers,
        Optional<Body> body,
        Expectation expect) {

    public Task {
        headers = List.copyOf(headers);
    }

    /** The same with other headers. */
    public Task withHeaders(List<Header> others) {
        return new Task(name, weight, method, path, others, body, expect);
    }

    /**
     * What a request carries.
     *
     * @param content the characters, sent as UTF-8
     * @param contentType the {@code Content-Type} header's value
     */
    public record Body(Template content, String contentType) {}
}
