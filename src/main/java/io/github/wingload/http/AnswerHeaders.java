package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.ResponseHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NameValuePair;

/** HttpCore's headers of an answer, parsed and copied only when somebody asks. */
record AnswerHeaders(HttpResponse response) implements ResponseHeaders {

    @Override
    public List<HeaderField> all() {
        return Arrays.stream(response.getHeaders())
                .map(header -> new HeaderField(header.getName(), header.getValue()))
                .toList();
    }

    @Override
    public Optional<String> first(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(NameValuePair::getValue);
    }
}
