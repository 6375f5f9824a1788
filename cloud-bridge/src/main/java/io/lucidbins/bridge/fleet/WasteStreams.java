package io.lucidbins.bridge.fleet;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Sets of waste streams as the store keeps them. */
final class WasteStreams {
  private WasteStreams() {}

  /** Codes hold no space, so one space parts them; sorted, so that equal sets are equal text. */
  static String joined(Set<WasteStream> streams) {
    return streams.stream().map(WasteStream::code).sorted().collect(Collectors.joining(" "));
  }

  static Set<WasteStream> split(String codes) {
    return codes.isEmpty()
        ? Set.of()
        : Arrays.stream(codes.split(" ")).map(WasteStream::new).collect(Collectors.toSet());
  }
}
