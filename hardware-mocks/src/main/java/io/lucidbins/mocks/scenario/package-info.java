/**
 * What happens at a bin, written down: a text of one fact a line and a fluent API with the same
 * words, which build equal scenarios. It only says what happens; {@link
 * io.lucidbins.mocks.VirtualBoard} makes it happen.
 */
@NullMarked
package io.lucidbins.mocks.scenario;

import org.jspecify.annotations.NullMarked;
