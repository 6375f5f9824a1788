package io.lucidbins.town.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A made-up city in the form of the Montevideo files: containers {@code 11} to {@code 20} of 216 kg
 * on a street, 1 min of driving from one to the next; two trucks that hold three of them; the depot
 * {@code 1} at its west end, the dump {@code 2} at its east end, {@code 3} used by nobody. The
 * matrix knows neighbours and some longer ways only.
 */
public final class SmallCity {
  public static final int CONTAINERS = 10;
  private static final String NAME = "small";

  private final Path folder;

  private SmallCity(Path folder) {
    this.folder = folder;
  }

  /** Writes all four files. */
  public static SmallCity in(Path folder) {
    var city = new SmallCity(folder);
    city.put("containers.txt", containers());
    city.put(
        "otherlocs.txt",
        "1\t-56.20\t-34.90\t0\t28800\n2\t-56.08\t-34.90\t0\t28800\n3\t-56.1\t-34.91\t0\t28800\n");
    city.put("vehicles.txt", "1\t1\t2\t1\t20\t720\t360\t840\n2\t1\t2\t1\t20\t720\t360\t840\n");
    city.put("dmatrix-time.txt", matrix());
    return city;
  }

  private static String containers() {
    var text = new StringBuilder();
    for (int i = 0; i < CONTAINERS; i++) {
      text.append("%d\t%.2f\t-34.90\t360\t840\t216\t2\t-1\n".formatted(11 + i, -56.19 + 0.01 * i));
    }
    return text.toString();
  }

  /** Neighbours both ways, and from the depot to the dump; a pair not said is a way of many. */
  private static String matrix() {
    var text = new StringBuilder("1\t2\t8\n2\t1\t9.5\n2\t3\t2\n3\t2\t2\n1\t11\t1\n11\t1\t1\n");
    for (int id = 11; id < 10 + CONTAINERS; id++) {
      text.append("%d\t%d\t1.05\n%d\t%d\t0.766666666666667\n".formatted(id, id + 1, id + 1, id));
    }
    return text.append("20\t2\t1\n2\t20\t1\n").toString();
  }

  public Path folder() {
    return folder;
  }

  SmallCity put(String ending, String text) {
    return put(ending, text.getBytes(StandardCharsets.UTF_8));
  }

  SmallCity put(String ending, byte[] bytes) {
    try {
      Files.write(folder.resolve(NAME + "." + ending), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SmallCity add(String ending, String text) {
    try {
      return put(ending, Files.readString(folder.resolve(NAME + "." + ending)) + text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
