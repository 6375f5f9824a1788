/** Tests of routing.search. */
@NullMarked
package io.lucidbins.routing.search;

import org.jspecify.annotations.NullMarked;
