package io.github.wingload.engine;

import io.github.wingload.exchange.Call;

/** Where ended calls go. Called from several threads at once; must be quick. */
public interface CallSink {

    /** A call has ended. */
    void ended(Call call);

    /** wingload threw an exception; the call that it prevented is reported separately. */
    void exception(Throwable thrown);
}
