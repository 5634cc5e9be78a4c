/** Reads where requests go: a URL with its host, proxy and certificates, or the built-in simulator. */
package io.github.wingload.scenario.target;
