/** A series of runs at different loads: which load comes next, what load a service carries, and how it scales. */
@NullMarked
package io.github.wingload.sweep;

import org.jspecify.annotations.NullMarked;
