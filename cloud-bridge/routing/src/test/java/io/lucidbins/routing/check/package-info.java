/** Tests of routing.check. */
@NullMarked
package io.lucidbins.routing.check;

import org.jspecify.annotations.NullMarked;
