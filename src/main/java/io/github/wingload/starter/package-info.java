/**
 * First scenario files: a commented one that runs as it is, and one made from a curl command or from a URL with options.
 *
 * <p>In: nothing, the text of a curl command, or a {@link io.github.wingload.starter.RequestLine}. Out: {@link io.github.wingload.starter.Starter.Started}, the text of a scenario
 * file with notes for its reader; or a {@link io.github.wingload.text.Fault}. {@code ShellWords} splits the command as a
 * shell does, {@code CurlLine} finds its options in the table of {@code CurlOption}, the classes named after parts of a request
 * (URL, headers, data, network) interpret them, and {@code CurlScenario} writes the file. A line of wingload's
 * own is put into the words of curl, and goes the same way; {@code LineSettings} adds its load.
 *
 * <p>From the first step on, texts are in the scenario's own language of {@code ${NAME}}, so a variable of the shell stays a
 * variable; see {@code ScenarioValue}. This package writes what {@code scenario} reads, and uses it only for the options that
 * override a scenario and to learn which headers are secret; the reader of scenarios judges whether the file is right.
 */
package io.github.wingload.starter;
