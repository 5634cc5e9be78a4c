/**
 * Scenario files to begin with: a commented one that runs as it stands, and one made from a curl command.
 *
 * <p>In: nothing, or the text of a curl command. Out: a {@link io.github.wingload.starter.StartedScenario}, the text of a
 * scenario file with what its reader should know; or a {@link io.github.wingload.starter.CurlFault}. {@code ShellWords} takes the
 * command apart as a shell would, {@code CurlLine} finds its options in the table of {@code CurlOptions}, the classes named
 * after parts of a request (URL, headers, data, network) say what these options mean, and {@code CurlScenario} writes it down.
 *
 * <p>From the first step on, texts are in the scenario's own language of {@code ${NAME}}, so a variable of the shell stays one;
 * see {@code ScenarioValue}. This package writes what {@code scenario} reads, and looks at it only for which headers are secret:
 * whether the file is right is then for its reader to say.
 */
package io.github.wingload.starter;
