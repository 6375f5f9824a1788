/** Tests of the model, and the generated cases that all tests of routing share. */
@NullMarked
package io.lucidbins.routing;

import org.jspecify.annotations.NullMarked;
