package io.github.wingload.judge.words;

import static io.github.wingload.text.Figures.count;

import io.github.wingload.result.OwnDelays;
import io.github.wingload.text.Figures;
import io.github.wingload.text.Unit;
import java.util.Optional;

/** Delays of wingload as a clause without capital and full stop. */
final class OwnDelaysText {

    private OwnDelaysText() {}

    /** {@code wingload delayed 41 calls itself (it stood still for 3.10 s at 2026-11-22 12:04:10 UTC)}. */
    static String of(OwnDelays delays) {
        String calls = count(delays.calls(), "call", "calls");
        Optional<String> stall = delays.longest().map(pause -> "stood still for " + pause(pause));
        if (delays.calls() == 0) {
            return "wingload " + stall.orElse("did not stand still");
        }
        return stall.map(still -> "wingload delayed " + calls + " itself (it " + still + ")")
                .orElse("wingload started " + calls + " late");
    }

    /** {@code 3.10 s at 2026-11-22 12:04:10 UTC}. */
    static String pause(OwnDelays.Pause pause) {
        return Unit.TIME.text(pause.ms()) + " at " + Figures.utc(pause.start());
    }
}
