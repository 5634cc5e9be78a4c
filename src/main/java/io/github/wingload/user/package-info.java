/**
 * The virtual user as a state machine: an event and a time in, the next action out.
 *
 * <p>A user is of one of the plan's classes, and does that class's flows, one after the other. It knows no clock and no
 * thread, so the behaviour of a user over an hour is a table in a test. The engine owns the users, tells them what happened
 * and does what they answer.
 */
package io.github.wingload.user;
