/**
 * From a scenario file to a {@link io.github.wingload.plan.Plan}, or to all that is wrong with it: the first step of the road.
 *
 * <p>In come a YAML file, what the command line overrides, and the environment; out goes a
 * {@link io.github.wingload.scenario.Reading}. The way: {@code TreeBuilder} makes a tree in which every key and value knows
 * its place, {@code OverrideStep} puts the command line's values into it, {@code Environment} fills in {@code ${NAME}}, and
 * the sections read it.
 *
 * <p>There is one section for each part of the file, named after it, and a new key is added there. Sections read through
 * {@code Node} and {@code Keys}, which report a wrong value and give nothing for it; a section then goes on with a stand-in.
 * Nobody sees the stand-in, since a reading with problems has no plan, and so one reading finds every problem.
 *
 * <p>What a task does not say it has from around it: {@code Scope} goes from the top level through a class of users and a task with
 * steps down to the task, and each of them makes a narrower one of it. {@code Templates} knows what placeholders can name
 * there, {@code SampleSets} reads each data set once, and {@code Work} numbers the tasks at the end. A task's JSON is kept as a
 * {@code JsonTree}, of which the {@code Spoiler} makes invalid ones.
 *
 * <p>The lines of {@code thresholds} and {@code stop_when} have a grammar of their own: {@code ConditionParser} reads one with a
 * {@code LineCursor}, knows nothing of the document, and ends in a {@code Condition} or a {@code LineFault}. What a plan means for
 * its target before a request is sent is worked out here as well: {@code PlannedStarts} against the declared limit, and
 * {@code UserAgent} for whom a public target can contact.
 */
package io.github.wingload.scenario;
