package io.github.wingload.http;

import org.jspecify.annotations.Nullable;

/**
 * One user's connection to the target, kept between its calls.
 *
 * <p>Needs no lock: a user's calls follow one another, and each gives the wire back before its end is reported.
 */
final class OwnWire implements WireSource {

    private final Dialler dialler;
    private @Nullable Wire idle;

    OwnWire(Dialler dialler) {
        this.dialler = dialler;
    }

    @Override
    public void lease(InFlight call) {
        if (!call.leased()) {
            return;
        }
        Wire wire = idle;
        idle = null;
        if (wire != null && wire.open()) {
            call.use(wire, true);
        } else {
            call.dial(dialler);
        }
    }

    @Override
    public void giveBack(@Nullable Wire wire) {
        idle = wire;
    }

    @Override
    public void close() {
        if (idle != null) {
            idle.close();
            idle = null;
        }
    }
}
