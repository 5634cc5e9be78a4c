/**
 * From a scenario file to a {@link io.github.wingload.plan.Plan}, or to all its problems: the first step of the road.
 *
 * <p>In come a YAML file, the values that the command line overrides, and the environment; out goes a
 * {@link io.github.wingload.scenario.ScenarioReading}. {@code TreeBuilder} makes a tree in which every key and value knows its
 * place, {@code OverrideStep} puts the command line's values into it, {@code Environment} replaces {@code ${NAME}}, and the
 * sections read it. {@code PlanWarnings} looks at the whole plan at the end.
 *
 * <p>Each part of the file has a section named after it, and a new key is added there. Sections read through {@code Node} and
 * {@code Keys}, which report a wrong value and return nothing for it; the section then continues with a stand-in. A reading
 * with problems has no plan, so no stand-in is ever used, and one reading finds every problem.
 *
 * <p>The sections of the parts live in sub-packages: {@code load}, {@code data}, {@code target}, {@code task} and {@code rule}.
 */
package io.github.wingload.scenario;
