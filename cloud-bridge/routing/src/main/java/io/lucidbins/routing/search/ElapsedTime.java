package io.lucidbins.routing.search;

/** Port: how much time has passed, on the caller's choice of clock (wall or CPU). */
@FunctionalInterface
public interface ElapsedTime {
  /** Nanoseconds since a fixed but arbitrary moment; never falls. */
  long nanos();
}
