/**
 * The wires of a virtual Pi, byte by byte: an I2C bus with starts, address and byte
 * acknowledgements, repeated starts and stops, a single GPIO line, and the Pi4J providers that put
 * them under Pi4J's own API. It knows no chip; chips are {@link io.lucidbins.mocks.bus.I2cPart}s.
 */
@NullMarked
package io.lucidbins.mocks.bus;

import org.jspecify.annotations.NullMarked;
