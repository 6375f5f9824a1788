/**
 * The demo: the town, the real bridge and a real agent for each bin in one process, on loopback
 * ports and in a temporary folder, until its parent, its time or a signal ends it. It prints one
 * address when there is something to see and what it used when it ends.
 */
@NullMarked
package io.lucidbins.town.demo;

import org.jspecify.annotations.NullMarked;
