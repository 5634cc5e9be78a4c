/**
 * How the shards of one run meet: over TCP, the first shard listens and the others come. In go the digests of plans; out come the time
 * at which all begin, how the clocks differ, the message that all must stop, and the directories of all shards.
 */
package io.github.wingload.meet;
