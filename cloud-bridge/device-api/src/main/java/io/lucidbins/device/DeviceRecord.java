package io.lucidbins.device;

/** One fact that a bin commits to its outbox. */
public sealed interface DeviceRecord permits Sample, Deposit, Event, UnknownRecord {
  Stamp stamp();

  /** The same fact with another stamp, for wall times that are computed when sending. */
  DeviceRecord withStamp(Stamp stamp);

  RecordKind kind();
}
