package io.github.wingload.simulator;

import static io.github.wingload.testkit.SimulatorBuilder.simulator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.wingload.plan.target.SimulatorTarget.Fault;
import io.github.wingload.plan.target.SimulatorTarget.Profile;
import io.github.wingload.testkit.SimulatorBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManyInFlightIT {

    private static final int REQUESTS = 2_000;

    @Test
    void twoThousandRequestsAreHeldOnOneThreadAndAllAnswered() throws Exception {
        SimulatorBuilder settings =
                simulator(Profile.REVERTRISK_WIKIDATA_STAGING).pods(500).fault(Fault.BAD_GATEWAY, 0);
        List<RawClient> clients = new ArrayList<>();
        try (Simulator simulator = settings.start()) {
            for (int i = 0; i < REQUESTS; i++) {
                clients.add(new RawClient(simulator.url()));
            }
            int threads = Thread.activeCount();
            for (int i = 0; i < REQUESTS; i++) {
                clients.get(i).send(RawClient.prediction(1_000_000 + i));
            }
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(clients.get(i).answer())
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("\"revision_id\":" + (1_000_000 + i) + ",");
            }
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads);
            assertThat(simulator.tally().byStatus()).containsOnly(Map.entry(200, (long) REQUESTS));
            assertThat(simulator.tally().received()).isEqualTo(REQUESTS);
        } finally {
            closeAll(clients);
        }
    }

    @Test
    void requestsAboveTheCapacityOfAPodStayInFlight() throws Exception {
        SimulatorBuilder settings =
                simulator(Profile.REVERTRISK_WIKIDATA_STAGING).maxPods(1).fault(Fault.BAD_GATEWAY, 0);
        List<RawClient> clients = new ArrayList<>();
        Simulator simulator = settings.start();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                RawClient client = new RawClient(simulator.url());
                client.send(RawClient.prediction(1 + i));
                clients.add(client);
            }
            await().until(() -> simulator.tally().received() == REQUESTS);
        } finally {
            simulator.close();
            closeAll(clients);
        }
        RequestCounts tally = simulator.tally();
        assertThat(tally.unanswered()).as("one pod answers seven a second").isGreaterThan(REQUESTS / 2);
        assertThat(tally.received()).isEqualTo(REQUESTS);
    }

    private static void closeAll(List<RawClient> clients) throws Exception {
        for (RawClient client : clients) {
            client.close();
        }
    }
}
