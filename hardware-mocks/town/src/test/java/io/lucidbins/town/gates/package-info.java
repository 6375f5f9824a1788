/**
 * The gates that read the whole repository: its format, the arrows between its packages, its
 * tidiness, and the script that starts its programs. They live in the last module of the build,
 * because only there every class of every module exists. They know the repository as files and
 * classes and must not know what any of it does.
 */
@NullMarked
package io.lucidbins.town.gates;

import org.jspecify.annotations.NullMarked;
