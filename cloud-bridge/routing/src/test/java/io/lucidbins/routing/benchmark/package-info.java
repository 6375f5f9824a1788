/** Tests of routing.benchmark. */
@NullMarked
package io.lucidbins.routing.benchmark;

import org.jspecify.annotations.NullMarked;
