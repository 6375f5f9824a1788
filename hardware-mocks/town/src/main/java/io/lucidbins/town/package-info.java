/**
 * A whole simulated town: bins with virtual Pis that run the real agent, citizens who deposit,
 * trucks that follow the published plan, and the real bridge behind it all.
 *
 * <p>What the town decides (where bins stand, who comes when with how much, where a truck is) is
 * plain code over a seed and the town's time, so that a run can be repeated. It uses both programs
 * through their public doors only; nothing depends on it, and none of it is production code.
 */
@NullMarked
package io.lucidbins.town;

import org.jspecify.annotations.NullMarked;
