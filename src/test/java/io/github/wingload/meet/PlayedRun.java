package io.github.wingload.meet;

import io.github.wingload.run.RunControl;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run that remembers what stopped it. */
final class PlayedRun implements RunControl {

    final List<String> stops = new CopyOnWriteArrayList<>();

    @Override
    public boolean stopped() {
        return !stops.isEmpty();
    }

    @Override
    public void stop() {
        stops.add("interrupted");
    }

    @Override
    public void stop(String rule) {
        stops.add(rule);
    }
}
