/**
 * The wires of a virtual Pi: an I2C bus byte by byte, with acknowledgements, repeated starts and
 * stretched clocks; GPIO lines whose edges carry the part's time stamp and a number; serial lines
 * at their baud rate; IIO devices; the Pi4J providers that put them under Pi4J's own API; and on
 * each wire the faults that can strike it, as often as an {@link io.lucidbins.mocks.bus.Occurrence}
 * says. It knows no chip. Locks go from the wire to the part: a part speaks on a serial line only
 * when the line asks it to.
 */
@NullMarked
package io.lucidbins.mocks.bus;

import org.jspecify.annotations.NullMarked;
