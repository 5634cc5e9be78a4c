/**
 * First scenario files: a commented one that runs as it is, and one made from a curl command.
 *
 * <p>In: nothing, or the text of a curl command. Out: {@link io.github.wingload.starter.Starter.Started}, the text of a scenario
 * file with notes for its reader; or a {@link io.github.wingload.text.Fault}. {@code ShellWords} splits the command as a
 * shell does, {@code CurlLine} finds its options in the table of {@code CurlOption}, the classes named after parts of a request
 * (URL, headers, data, network) interpret them, and {@code CurlScenario} writes the file.
 *
 * <p>From the first step on, texts are in the scenario's own language of {@code ${NAME}}, so a variable of the shell stays a
 * variable; see {@code ScenarioValue}. This package writes what {@code scenario} reads, and uses it only to learn which headers
 * are secret; the reader of scenarios judges whether the file is right.
 */
package io.github.wingload.starter;
