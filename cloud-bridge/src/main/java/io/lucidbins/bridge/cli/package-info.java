/**
 * What an operator types, and what is printed. Commands read their arguments, call one thing, print
 * what it answers and choose the exit code: 0 done, 2 bad input, others as the command says. Logic
 * that is worth a test of its own lives elsewhere.
 */
@NullMarked
package io.lucidbins.bridge.cli;

import org.jspecify.annotations.NullMarked;
