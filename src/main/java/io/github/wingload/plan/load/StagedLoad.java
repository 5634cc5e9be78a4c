package io.github.wingload.plan.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The closed model with a number of users that follows stages. When the number falls, the users who started last stop first,
 * each after its current call.
 *
 * @param stages levels in users; at least one
 * @param warmUp how long the opening level of the first stage is held before the measurement starts; zero without a warm-up
 * @param connections whether each user keeps its own connection
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
