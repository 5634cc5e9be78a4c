package io.github.wingload.simulator;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.simulator.RequestCounts.Streamed;
import io.github.wingload.simulator.http.Connection;
import io.github.wingload.simulator.http.StreamedBody;
import java.util.Optional;

/**
 * Writes a streamed answer on its connection, and counts it once: with a fault when that is carried out, or with its status before its
 * last byte is written, so that a client that has received it finds it in the tally.
 */
final class CountedBody implements StreamedBody {

    private final Connection client;
    private final int status;
    private final RequestCounts.Counter tally;
    private Streamed written = Streamed.NOTHING;
    private Optional<Fault> played = Optional.empty();
    private boolean ended;

    CountedBody(Connection client, int status, RequestCounts.Counter tally) {
        this.client = client;
        this.status = status;
        this.tally = tally;
    }

    @Override
    public boolean ended() {
        if (!ended && client.gone()) {
            if (played.isEmpty()) {
                tally.unanswered();
            }
            close(RequestCounts.UNANSWERED);
        }
        return ended;
    }

    @Override
    public void write(byte[] chunk) {
        if (!ended()) {
            client.piece(chunk);
        }
    }

    @Override
    public void countEvent(int tokens) {
        written = written.plus(new Streamed(1, tokens > 0 ? 1 : 0, tokens));
    }

    @Override
    public void play(Fault fault) {
        if (ended()) {
            return;
        }
        played = Optional.of(fault);
        tally.failed(fault);
        if (fault.endsStream()) {
            close(fault.word());
            client.breakOff(fault);
        }
    }

    @Override
    public void end() {
        if (ended()) {
            return;
        }
        if (played.isEmpty()) {
            tally.answered(status);
        }
        close(Integer.toString(status));
        client.end();
    }

    /** @param word that counts the answer, unless a fault does */
    private void close(String word) {
        ended = true;
        tally.streamed(played.map(Fault::word).orElse(word), written);
    }
}
