/**
 * Shards of one load as an Indexed Job of Kubernetes: a job as values comes in, and its manifest goes out as commented YAML. Talks to no
 * cluster and reads no file.
 */
@NullMarked
package io.github.wingload.kubernetes;

import org.jspecify.annotations.NullMarked;
