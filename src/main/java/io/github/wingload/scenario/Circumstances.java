package io.github.wingload.scenario;

import io.github.wingload.yaml.Environment;
import java.util.function.LongSupplier;

/**
 * What a reading knows besides the file.
 *
 * @param environment the variables of the environment
 * @param version wingload's own, for the User-Agent
 * @param exceedLimits true if the command line allows a plan beyond the declared limit
 * @param seeds where the seed of a scenario without one comes from
 */
record Circumstances(Environment environment, String version, boolean exceedLimits, LongSupplier seeds) {}
