/**
 * How Pi4J, and the little it lacks, reaches the Linux kernel; and the small types in which any
 * board, real or virtual, is handed to the agent: its Pi4J context, its clocks and its cards. It
 * knows nothing of chips or bins, retries nothing and filters nothing.
 */
@NullMarked
package io.lucidbins.pi4j.linux;

import org.jspecify.annotations.NullMarked;
