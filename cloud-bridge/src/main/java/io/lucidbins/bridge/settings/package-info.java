/**
 * Which settings are valid and in force?
 *
 * <p>One TOML file, all of whose keys have a default that the feature's own settings record gives.
 * Whatever is wrong is said with file, line and column, all of it at once; an unknown key is
 * refused with the nearest known one, since a misspelt key is a setting that silently does nothing.
 */
@NullMarked
package io.lucidbins.bridge.settings;

import org.jspecify.annotations.NullMarked;
