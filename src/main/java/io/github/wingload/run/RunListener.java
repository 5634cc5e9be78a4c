package io.github.wingload.run;

import io.github.wingload.exchange.Call;
import io.github.wingload.observe.Reading;
import io.github.wingload.result.Manifest;
import io.github.wingload.result.Progress;

/** Told of a run as it goes on. */
public interface RunListener {

    /** Time zero: the first call is about to start. */
    void started(Manifest manifest);

    /** A call has ended. Called from several threads at once; must be quick. */
    default void callEnded(Call call) {}

    /** A scrape told something of one of the server's figures, or failed to. Called from several threads at once. */
    default void observed(Reading reading) {}

    /** A second of the run is over; the last one comes when the last call has ended. Called by one thread. */
    void second(Progress progress);
}
