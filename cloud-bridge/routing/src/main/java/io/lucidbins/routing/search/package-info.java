/**
 * The search: which truck serves which stops in which order, by ruin and recreate with simulated
 * annealing (SISR, Christiaens and Vanden Berghe, Transportation Science 2020). {@link
 * io.lucidbins.routing.search.Solve} is the table of contents and {@link
 * io.lucidbins.routing.search.Annealing} the loop. Inside, stops and trucks are numbers and nothing
 * is allocated per iteration; outside, everything is a value of {@code routing}. Costs are integers
 * and randomness is seeded, so that a problem, a seed and a number of iterations always give the
 * same plan, byte by byte. No clock, no I/O, no logging.
 */
@NullMarked
package io.lucidbins.routing.search;

import org.jspecify.annotations.NullMarked;
