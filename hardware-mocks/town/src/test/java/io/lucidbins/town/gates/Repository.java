package io.lucidbins.town.gates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the working tree, without what builds and tools leave in it. */
final class Repository {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final List<String> NOT_OURS =
      List.of("target", ".git", ".idea", ".vscode", ".settings", "node_modules");

  private Repository() {}

  /** The root directory: the nearest one above the working directory that holds {@code .mvn}. */
  static Path root() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(directory.resolve(".mvn"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("no .mvn above " + Path.of("").toAbsolutePath());
      }
    }
    return directory;
  }

  /** The folders of the modules as the root pom lists them, in build order. */
  static List<Path> modules() {
    return MODULE
        .matcher(read(root().resolve("pom.xml")))
        .results()
        .map(found -> root().resolve(found.group(1)))
        .toList();
  }

  /** All files whose name ends in one of the suffixes, in the order of their paths. */
  static List<Path> filesEndingIn(String... suffixes) {
    var files = new ArrayList<Path>();
    try {
      Files.walkFileTree(root(), new Walk(files, List.of(suffixes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.sort(null);
    return files;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path as a reader of a fault wants to see it. */
  static String shortName(Path file) {
    return root().relativize(file.toAbsolutePath()).toString();
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Path> found;
    private final List<String> suffixes;

    Walk(List<Path> found, List<String> suffixes) {
      this.found = found;
      this.suffixes = suffixes;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      return NOT_OURS.contains(directory.getFileName().toString())
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = file.getFileName().toString();
      if (suffixes.stream().anyMatch(name::endsWith)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
