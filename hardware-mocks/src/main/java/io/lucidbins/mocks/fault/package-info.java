/**
 * What can go wrong with a part, by name: which faults there are, which parts have them, how often
 * they strike. It only names and checks; {@link io.lucidbins.mocks.Faults} makes them happen. It
 * knows no wire and no clock.
 */
@NullMarked
package io.lucidbins.mocks.fault;

import org.jspecify.annotations.NullMarked;
