/** The one place that asks the system for the time. Everything else is handed a {@link io.github.wingload.time.NanoClock}. */
package io.github.wingload.time;
