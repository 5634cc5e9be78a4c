/**
 * The generator's own condition: what this machine and process can take, and how they fare.
 *
 * <p>Read from the JVM's management beans and the kernel. What follows from it, a refused plan or a verdict on the
 * measurement, is decided by others.
 */
package io.github.wingload.monitor;
