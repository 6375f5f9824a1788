package io.lucidbins.bridge.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One bin as page and API show it; what is not known is empty, and absent in JSON.
 *
 * @param wasteStream code of what it takes, such as {@code paper}
 * @param volumeLitres usable volume, absent while the bin is not described
 * @param online whether its agent is connected to the broker
 * @param state how urgent it is, by its last reading
 * @param stale whether that reading is too old to be relied on
 * @param levelPercent of the usable volume, 0 to 100, one decimal
 * @param signalDbm radio signal strength
 * @param softwareVersion of its agent
 * @param schedule on which days it is emptied whatever its level, in words
 * @param collectedOn the next of these days
 * @param fullAt when it is expected to be full
 * @param why why it is due or full, in words; empty when it is neither
 */
public record BinView(
    String id,
    String name,
    Optional<Place> position,
    String wasteStream,
    OptionalInt volumeLitres,
    boolean online,
    Band state,
    boolean stale,
    OptionalDouble levelPercent,
    OptionalInt weightGrams,
    OptionalDouble temperatureCelsius,
    OptionalInt batteryMillivolts,
    OptionalInt signalDbm,
    Optional<String> softwareVersion,
    Optional<String> schedule,
    Optional<LocalDate> collectedOn,
    Optional<Instant> lastReadingAt,
    Optional<Instant> lastHeardAt,
    Optional<Instant> fullAt,
    Optional<String> why) {}
