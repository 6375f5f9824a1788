/** Tests of the live feed. */
@org.jspecify.annotations.NullMarked
package io.lucidbins.bridge.notify;
