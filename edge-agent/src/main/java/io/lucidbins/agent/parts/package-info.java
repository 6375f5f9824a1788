/**
 * What did this chip say just now? One final class per chip on Pi4J's own API, the values it gives
 * and the failures it can have, and the {@link io.lucidbins.agent.parts.Board} that opens them.
 * Every wait has a limit, a missing acknowledgement is retried once, and a failed measurement is a
 * value. It filters nothing and knows no bin.
 */
@NullMarked
package io.lucidbins.agent.parts;

import org.jspecify.annotations.NullMarked;
