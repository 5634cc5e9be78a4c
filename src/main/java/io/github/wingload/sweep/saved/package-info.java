/** Sweeps read back from their directories. */
@NullMarked
package io.github.wingload.sweep.saved;

import org.jspecify.annotations.NullMarked;
