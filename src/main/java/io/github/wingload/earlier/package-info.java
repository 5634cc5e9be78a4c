/**
 * Results that wingload did not make, or that were not kept. In: a table of Locust, or a YAML file with the figures of a ticket. Out:
 * the figures of all calls, and of each request name if they are known.
 */
package io.github.wingload.earlier;
