/**
 * Which settings are valid and in force?
 *
 * <p>Reads the TOML file and composes the settings records that the features own. All that is wrong
 * in a file is said in one go, each with line and column; a key that is not known is an error, with
 * the nearest one that is. Invariants: what is answered is valid as a whole; defaults are those of
 * the records, nowhere else. It must not read secrets: they stay in files of their own.
 */
@NullMarked
package io.lucidbins.agent.settings;

import org.jspecify.annotations.NullMarked;
