package io.github.wingload.http;

import io.github.wingload.exchange.HeaderField;
import io.github.wingload.exchange.ResponseHeaders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;

/** The headers of an answer, parsed and copied only when somebody asks. */
record AnswerHeaders(AnswerHead head) implements ResponseHeaders {

    @Override
    public List<HeaderField> all() {
        try {
            List<CharArrayBuffer> lines = HeadLines.of(head.bytes());
            List<HeaderField> fields = new ArrayList<>(lines.size() - 1);
            for (CharArrayBuffer line : lines.subList(1, lines.size())) {
                Header header = LazyLaxLineParser.INSTANCE.parseHeader(line);
                fields.add(new HeaderField(header.getName(), header.getValue()));
            }
            return List.copyOf(fields);
        } catch (HttpException | IOException e) {
            throw new IllegalStateException("a head that was understood before", e);
        }
    }
}
