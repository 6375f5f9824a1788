/**
 * When do we measure, and which value do we believe? Bursts become one value by median and median
 * absolute deviation; what cannot be is refused, a jump waits for its confirmation, and a failed
 * measurement stays a reason, never a number. It knows no register address and no network.
 *
 * <p>Begin with {@code Sampler}; {@code Calibration} makes levels and grams of raw readings.
 */
@NullMarked
package io.lucidbins.agent.sampling;

import org.jspecify.annotations.NullMarked;
