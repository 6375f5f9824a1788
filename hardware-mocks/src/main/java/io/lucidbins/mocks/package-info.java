/**
 * A Raspberry Pi with parts, a bin around it and a clock, without any hardware: how the real parts
 * on the real buses would behave, faults included. {@link io.lucidbins.mocks.VirtualPi} is the Java
 * way in, a scenario file read by {@link io.lucidbins.mocks.VirtualBoard} the other. It knows
 * neither agent nor bridge, and all its randomness is seeded.
 */
@NullMarked
package io.lucidbins.mocks;

import org.jspecify.annotations.NullMarked;
