/**
 * wingload as a worker of a Locust master: the master sets the number of users, this process makes their calls.
 *
 * <p>In: the messages of a master, and the calls of the runs that it sets. Out: what those runs are told, and the figures that
 * Locust's workers report. The protocol is Locust's, from version 2.12 on: msgpack over ZeroMQ. Everything but {@link
 * io.github.wingload.locust.MasterSocket} is without sockets and clocks.
 */
package io.github.wingload.locust;
