/**
 * A YAML file as a tree in which every key and value knows its place, and the problems that were found in it.
 *
 * <p>{@link io.github.wingload.yaml.CommentedMapping} is the other way: values with comments become the text of a file.
 *
 * <p>It knows no load test and looks at no other package. A caller reads through {@link io.github.wingload.yaml.Node} and
 * {@link io.github.wingload.yaml.Keys}; a wrong value becomes a {@link io.github.wingload.yaml.Problem} with line, column and
 * remedy, and reading goes on, so that one reading finds every problem.
 */
package io.github.wingload.yaml;
