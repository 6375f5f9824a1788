/**
 * What does an installer type, and what is printed?
 *
 * <p>One class for each command. Answers go to stdout, diagnostics to stderr; exit codes are those
 * of {@link io.lucidbins.agent.cli.ExitCode}. It must not hold logic worth a unit test.
 */
@NullMarked
package io.lucidbins.agent.cli;

import org.jspecify.annotations.NullMarked;
