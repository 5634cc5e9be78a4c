package io.github.wingload.engine;

import io.github.wingload.exchange.Call;

/** Where ended calls go. Called from several threads at once; must be quick. */
public interface CallSink {

    /** A call has ended. */
    void ended(Call call);

    /** Something of our own was thrown; a call with outcome GENERATOR_ERROR is reported besides. */
    void exception(Throwable thrown);
}
