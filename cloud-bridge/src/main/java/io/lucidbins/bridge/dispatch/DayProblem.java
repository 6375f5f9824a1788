package io.lucidbins.bridge.dispatch;

import io.lucidbins.routing.Problem;

/**
 * What the optimiser is asked.
 *
 * @param travel how its travel times are known, in words
 */
record DayProblem(Problem problem, String travel) {}
