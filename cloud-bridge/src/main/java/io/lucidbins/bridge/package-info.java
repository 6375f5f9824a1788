/**
 * Which objects make one running bridge?
 *
 * <p>{@link io.lucidbins.bridge.CloudBridge} makes each part with {@code new} or its {@code start},
 * hands it what it needs, and closes all in reverse order. Several bridges live in one process
 * without knowing of each other: nothing is kept in a static. Rules and SQL are elsewhere.
 */
@NullMarked
package io.lucidbins.bridge;

import org.jspecify.annotations.NullMarked;
