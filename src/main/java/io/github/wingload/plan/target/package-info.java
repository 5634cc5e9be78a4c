/**
 * Where the requests of a plan go: a URL with its certificates and proxy, or a simulator that the run starts itself.
 */
package io.github.wingload.plan.target;
