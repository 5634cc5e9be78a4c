package io.github.wingload.locust;

import io.github.wingload.result.ClockOffset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A test that a Locust master begins.
 *
 * @param worker the number that the master gave to this worker
 * @param begun when the master set the first users, by its clock
 * @param clock how this machine's clock differs from the master's
 * @param host where requests are to be sent; empty for the scenario's target
 * @param users of each class, in the plan's order
 */
public record MasterTest(int worker, Instant begun, ClockOffset clock, Optional<String> host, List<Integer> users) {

    public MasterTest {
        users = List.copyOf(users);
    }
}
