package io.lucidbins.town.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A case in the form that {@code cloud-bridge import} takes.
 *
 * @param files text by file name, in the order of the import
 * @param notes what was found and done, a line each
 */
public record Converted(Map<String, String> files, List<String> notes) {
  public Converted {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    notes = List.copyOf(notes);
  }

  /**
   * Writes all of them; a file of an earlier run is replaced, and one of this run is never seen
   * half.
   *
   * @param folder is made if absent
   * @return where they lie
   * @throws IOException if one cannot be written; those that stood there before stay
   */
  public List<Path> writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path made = Files.createTempDirectory(folder, ".converting-");
    List<Path> written = new ArrayList<>();
    try {
      for (var file : files.entrySet()) {
        Files.writeString(made.resolve(file.getKey()), file.getValue());
      }
      for (String name : files.keySet()) {
        Path target = folder.resolve(name);
        Files.move(made.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        written.add(target);
      }
    } finally {
      for (String name : files.keySet()) {
        Files.deleteIfExists(made.resolve(name));
      }
      Files.deleteIfExists(made);
    }
    return written;
  }
}
