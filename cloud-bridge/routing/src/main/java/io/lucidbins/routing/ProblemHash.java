package io.lucidbins.routing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The identity of a problem: SHA-256 over its canonical form. Two problems with equal hash, seed
 * and iterations get the same plan, byte by byte.
 *
 * @param hex 64 lower-case hex digits
 */
public record ProblemHash(String hex) {
  public ProblemHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a problem hash has 64 hex digits, not " + hex);
    }
  }

  /** Hashes every field, in declared order, with the profiles ordered by name. */
  public static ProblemHash of(Problem problem) {
    var form = new Form();
    form.add("problem 2");
    problem.stops().forEach(form::add);
    problem.vehicles().forEach(form::add);
    problem.facilities().forEach(form::add);
    new TreeMap<>(problem.travelTimes()).forEach(form::add);
    return new ProblemHash(HexFormat.of().formatHex(form.digest.digest()));
  }

  /** The canonical form: lengths before texts and lists, so that no two problems share it. */
  private static final class Form {
    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    void add(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      add(bytes.length);
      digest.update(bytes);
    }

    void add(long value) {
      digest.update(number.putLong(0, value).array());
    }

    void add(Stop stop) {
      add("stop");
      add(stop.id());
      add(stop.location().index());
      add(stop.stream());
      add(stop.litres().value());
      add(stop.grams().value());
      add(stop.service().value());
      add(stop.windows().size());
      stop.windows().forEach(this::add);
      switch (stop.mode()) {
        case Mode.Must() -> add("must");
        case Mode.May(Cost prize) -> {
          add("may");
          add(prize.value());
        }
        case Mode.Forbidden(String reason) -> {
          add("forbidden");
          add(reason);
        }
      }
    }

    void add(TimeWindow window) {
      add(window.from().value());
      add(window.to().value());
    }

    void add(Vehicle vehicle) {
      add("vehicle");
      add(vehicle.id());
      add(vehicle.start().index());
      add(vehicle.end().index());
      add(vehicle.shift());
      add(vehicle.compartments().size());
      for (var compartment : vehicle.compartments()) {
        add(compartment.streams().size());
        compartment.sortedStreams().forEach(this::add);
        add(compartment.litres().value());
        add(compartment.grams().value());
      }
      add(vehicle.gross().value());
      add(vehicle.rates().fixed().value());
      add(vehicle.rates().perMetre().value());
      add(vehicle.rates().perSecond().value());
      add(vehicle.profile());
      add(vehicle.endsEmpty() ? 1 : 0);
    }

    void add(Facility facility) {
      add("facility");
      add(facility.id());
      add(facility.location().index());
      add(facility.streams().size());
      facility.sortedStreams().forEach(this::add);
      add(facility.service().value());
      add(facility.open().size());
      facility.open().forEach(this::add);
    }

    void add(String profile, TravelTimes times) {
      add("profile");
      add(profile);
      add(times.size());
      for (int from = 0; from < times.size(); from++) {
        for (int to = 0; to < times.size(); to++) {
          add(times.metres(new Location(from), new Location(to)));
          add(times.seconds(new Location(from), new Location(to)));
        }
      }
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
