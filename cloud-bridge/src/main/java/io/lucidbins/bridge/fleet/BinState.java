package io.lucidbins.bridge.fleet;

import io.lucidbins.device.BinId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a bin is now, as far as the bridge knows. A quantity is absent if it is not fitted, or if the
 * newest sample could not measure it.
 *
 * @param online what its state message or the broker (the Will) said last
 * @param heardAt when the bridge last heard from it, by the bridge's clock
 * @param sampledAt when the newest sample was taken, by the bin's clock
 * @param levelPermille fill level in permille of the usable volume
 * @param weightGrams net weight of the content
 * @param batteryMillivolts supply voltage
 * @param temperatureDeciCelsius air in the bin in 0.1 degC
 * @param levelMm height of the waste
 * @param tiltDeciDegrees lean from upright in 0.1 degree
 * @param signalDbm radio signal strength
 * @param softwareVersion of its agent
 */
public record BinState(
    BinId bin,
    boolean online,
    Instant heardAt,
    Optional<Instant> sampledAt,
    OptionalInt levelPermille,
    OptionalInt weightGrams,
    OptionalInt batteryMillivolts,
    OptionalInt temperatureDeciCelsius,
    OptionalInt levelMm,
    OptionalInt tiltDeciDegrees,
    OptionalInt signalDbm,
    Optional<String> softwareVersion) {}
