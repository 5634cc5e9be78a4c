/**
 * The commands that read finished runs: report on one, compare two, follow many, publish one in a page.
 */
package io.github.wingload.cli.results;
