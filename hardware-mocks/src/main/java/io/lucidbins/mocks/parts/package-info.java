/**
 * Parts at the level of registers, pulses and frames, written from their datasheets and not from
 * our drivers: what a register does, how long the part takes, and what it says when it is asked too
 * early. What a chip senses is handed to it as a function of time, so that it knows no bin.
 */
@NullMarked
package io.lucidbins.mocks.parts;

import org.jspecify.annotations.NullMarked;
