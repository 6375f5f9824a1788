package io.lucidbins.device;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All values of one instant.
 *
 * @param values in the order of {@link Quantity}, unmodifiable; a quantity without an entry is not
 *     fitted on this bin
 * @param later of a later version
 */
public record Sample(Stamp stamp, Map<Quantity, Measurement> values, LaterFields later)
    implements DeviceRecord {
  public Sample {
    var ordered = new EnumMap<Quantity, Measurement>(Quantity.class);
    ordered.putAll(values);
    values = Collections.unmodifiableMap(ordered);
  }

  public Sample(Stamp stamp, Map<Quantity, Measurement> values) {
    this(stamp, values, LaterFields.NONE);
  }

  /** What was measured; empty if the quantity is not fitted. */
  public Optional<Measurement> measurement(Quantity quantity) {
    return Optional.ofNullable(values.get(quantity));
  }

  /** The value in the unit of the quantity; empty if not fitted or failed. */
  public OptionalInt value(Quantity quantity) {
    return values.get(quantity) instanceof Measurement.Value value
        ? OptionalInt.of(value.value())
        : OptionalInt.empty();
  }

  @Override
  public Sample withStamp(Stamp other) {
    return new Sample(other, values, later);
  }

  @Override
  public RecordKind kind() {
    return RecordKind.SAMPLE;
  }
}
