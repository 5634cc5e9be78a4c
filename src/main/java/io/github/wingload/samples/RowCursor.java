package io.github.wingload.samples;

import io.github.wingload.plan.SampleRow;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Hands out rows. Thread-safe. */
public interface RowCursor {

    Optional<SampleRow> next(RandomGenerator random);
}
