package io.github.wingload.http;

import io.github.wingload.plan.HostPort;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Asks a proxy for a tunnel with CONNECT. On the I/O thread. */
final class TunnelRequest implements AsyncClientExchangeHandler {

    private final HostPort goal;
    private final Runnable opened;
    private final Consumer<Exception> failed;
    private boolean answered;

    TunnelRequest(HostPort goal, Runnable opened, Consumer<Exception> failed) {
        this.goal = goal;
        this.opened = opened;
        this.failed = failed;
    }

    /** The proxy answered, and not with a tunnel. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(int status) {
            super("proxy refused the tunnel with status " + status);
        }
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        BasicHttpRequest request = new BasicHttpRequest("CONNECT", null, null, goal.toString());
        request.addHeader(HttpHeaders.HOST, goal.toString());
        channel.sendRequest(request, null, context);
    }

    @Override
    public void consumeResponse(HttpResponse response, EntityDetails body, HttpContext context) {
        answered = true;
        int status = response.getCode();
        if (status >= 200 && status < 300) {
            opened.run();
        } else {
            failed.accept(new Refused(status));
        }
    }

    @Override
    public void failed(Exception cause) {
        if (!answered) {
            answered = true;
            failed.accept(cause);
        }
    }

    @Override
    public void cancel() {
        failed(new ConnectionClosedException());
    }

    @Override
    public void consumeInformation(HttpResponse response, HttpContext context) {}

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void produce(DataStreamChannel channel) {}

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer source) {
        source.position(source.limit());
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {}

    @Override
    public void releaseResources() {}
}
