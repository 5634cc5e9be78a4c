package io.github.wingload.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexer;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.nio.command.RequestExecutionCommand;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;

/** HttpCore's own reader of answers, with a session that hands it bytes and then ends: what ours is measured by. */
final class HttpCoreReader implements AsyncClientExchangeHandler {

    private static final ClientHttp1StreamDuplexerFactory HTTP_1 = new ClientHttp1StreamDuplexerFactory(
            HttpProcessorBuilder.create().build(),
            Http1Config.custom().setBufferSize(4096).build(),
            CharCodingConfig.DEFAULT);

    private final String method;
    private final ByteBuffer input;
    private final ReentrantLock lock = new ReentrantLock();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Command command = new RequestExecutionCommand(this, HttpCoreContext.create());
    private ClientHttp1StreamDuplexer http1;
    private boolean closed;
    private int status;
    private Answer answer;

    private HttpCoreReader(String method, byte[] bytes) {
        this.method = method;
        this.input = ByteBuffer.wrap(bytes);
    }

    static Answer read(String method, byte[] bytes) throws IOException {
        return new HttpCoreReader(method, bytes).read();
    }

    private Answer read() throws IOException {
        ProtocolIOSession session = (ProtocolIOSession) Proxy.newProxyInstance(
                HttpCoreReader.class.getClassLoader(),
                new Class<?>[] {ProtocolIOSession.class},
                (proxy, called, arguments) -> session(called, arguments));
        http1 = HTTP_1.create(session);
        ClientHttp1IOEventHandler handler = new ClientHttp1IOEventHandler(http1);
        try {
            handler.connected(session);
            while (answer == null && !closed) {
                handler.inputReady(session, null);
            }
        } catch (IOException | RuntimeException e) {
            handler.exception(session, e);
        }
        handler.disconnected(session);
        return answer;
    }

    private Object session(Method called, Object[] arguments) {
        return switch (called.getName()) {
            case "getLock" -> lock;
            case "poll" -> {
                Command next = command;
                command = null;
                yield next;
            }
            case "read" -> read((ByteBuffer) arguments[0]);
            case "write" -> {
                ByteBuffer written = (ByteBuffer) arguments[0];
                int length = written.remaining();
                written.position(written.limit());
                yield length;
            }
            case "close" -> {
                closed = true;
                yield null;
            }
            case "isOpen" -> !closed;
            case "hasCommands" -> command != null;
            case "getStatus" -> closed ? IOSession.Status.CLOSED : IOSession.Status.ACTIVE;
            case "getEventMask" -> 0;
            case "getSocketTimeout" -> Timeout.DISABLED;
            default -> null;
        };
    }

    private int read(ByteBuffer into) {
        if (!input.hasRemaining()) {
            return -1;
        }
        int length = Math.min(into.remaining(), input.remaining());
        into.put(input.slice().limit(length));
        input.position(input.position() + length);
        return length;
    }

    @Override
    public void produceRequest(RequestChannel channel, HttpContext context) throws HttpException, IOException {
        channel.sendRequest(new BasicHttpRequest(method, "/"), null, context);
    }

    @Override
    public void consumeResponse(HttpResponse response, EntityDetails entity, HttpContext context) {
        status = response.getCode();
        if (entity == null) {
            complete();
        }
    }

    @Override
    public void consume(ByteBuffer piece) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        body.writeBytes(bytes);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        complete();
    }

    private void complete() {
        answer = new Answer(status, body.toString(StandardCharsets.ISO_8859_1), http1.isOpen(), "");
    }

    @Override
    public void failed(Exception cause) {
        if (answer == null) {
            answer = new Answer(
                    status, body.toString(StandardCharsets.ISO_8859_1), false, Answer.words(cause, status > 0));
        }
    }

    @Override
    public void cancel() {
        failed(new ConnectionClosedException());
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void consumeInformation(HttpResponse information, HttpContext context) {}

    @Override
    public int available() {
        return 0;
    }

    @Override
    public void produce(DataStreamChannel channel) {}

    @Override
    public void releaseResources() {}
}
