/**
 * The one clock that everything on a virtual Pi runs on: models, bin physics, the agent's waits and
 * its dates. Stepped, it moves only when somebody waits, so a day passes in seconds and equal seeds
 * give equal runs; live, it follows another clock times a factor. It knows nothing of bins.
 */
@NullMarked
package io.lucidbins.mocks.time;

import org.jspecify.annotations.NullMarked;
