/** A server for tests that does what a script says, down to the misbehaviour that proper servers refuse. */
package io.github.wingload.testserver;
