/** What a developer types to start the town, and what is printed. No logic worth a unit test. */
@NullMarked
package io.lucidbins.town.cli;

import org.jspecify.annotations.NullMarked;
