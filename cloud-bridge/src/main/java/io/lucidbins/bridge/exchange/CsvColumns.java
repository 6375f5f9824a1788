package io.lucidbins.bridge.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns that a file may have; their order in the file is free.
 *
 * @param required must be there
 * @param oneOf exactly one of them must be there; may be empty
 * @param optional may be absent
 */
record CsvColumns(List<String> required, List<String> oneOf, List<String> optional) {
  CsvColumns(List<String> required, List<String> optional) {
    this(required, List.of(), optional);
  }

  List<String> all() {
    var all = new ArrayList<>(required);
    all.addAll(oneOf);
    all.addAll(optional);
    return all;
  }
}
