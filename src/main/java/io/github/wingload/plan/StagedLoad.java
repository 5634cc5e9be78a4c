package io.github.wingload.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The closed model with a population that follows stages. A user that is to stop does so when its call has ended; those who
 * started last stop first.
 *
 * @param stages levels in users; at least one
 * @param warmUp how long the first stage's opening level is held before time counts; zero for none
 * @param connections who holds the connections
 */
public record StagedLoad(List<Stage> stages, Duration warmUp, Connections connections) implements Load {

    public StagedLoad {
        stages = List.copyOf(stages);
    }

    @Override
    public Optional<Duration> duration() {
        return Optional.of(Load.total(stages));
    }
}
