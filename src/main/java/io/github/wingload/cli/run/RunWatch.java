package io.github.wingload.cli.run;

import io.github.wingload.run.LoadTest;

/** Is told which run is being made, and may stop it. */
interface RunWatch {

    /** A run is about to send its first request. */
    void watch(LoadTest test, LiveView view);

    /** The run has ended. */
    void forget();
}
