/**
 * Traces of buses: a text of one transaction a line, as a bin in the field writes it, read and
 * played back on a virtual Pi, so that a fault in the field becomes a test. It knows wires, not
 * chips.
 */
@NullMarked
package io.lucidbins.mocks.trace;

import org.jspecify.annotations.NullMarked;
