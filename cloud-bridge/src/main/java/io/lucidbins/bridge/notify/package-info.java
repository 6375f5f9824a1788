/**
 * Who has to be told that something changed, and did it arrive.
 *
 * <p>Today that is the live feed: a table of topics and ids, written in the transaction that made
 * the change, so that a reader never hears of a change that was rolled back and never misses one
 * that was not. The row id is the position from which a reader resumes, at any bridge. What a
 * message means is not known here.
 */
@org.jspecify.annotations.NullMarked
package io.lucidbins.bridge.notify;
