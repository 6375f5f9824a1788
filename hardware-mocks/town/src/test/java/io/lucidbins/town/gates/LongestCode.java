package io.lucidbins.town.gates;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The longest files and methods of a set of sources, one line of text for each. */
final class LongestCode {
  private LongestCode() {}

  static List<String> files(List<Path> sources, int count) {
    return longest(
        sources.stream()
            .map(f -> new Found(Repository.shortName(f), Repository.read(f).lines().count()))
            .toList(),
        count);
  }

  /** Methods with their Javadoc left out, parsed by javac itself. */
  static List<String> methods(List<Path> sources, int count) {
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK");
    try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      var task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
      var found = new ArrayList<Found>();
      for (CompilationUnitTree unit : task.parse()) {
        new Methods(Trees.instance(task).getSourcePositions(), found).scan(unit, null);
      }
      return longest(found, count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> longest(List<Found> all, int count) {
    return all.stream()
        .sorted(Comparator.comparing(Found::lines).reversed().thenComparing(Found::name))
        .limit(count)
        .map(found -> "%4d lines  %s".formatted(found.lines(), found.name()))
        .toList();
  }

  private record Found(String name, long lines) {}

  private static final class Methods extends TreePathScanner<Void, Void> {
    private final SourcePositions positions;
    private final List<Found> found;

    Methods(SourcePositions positions, List<Found> found) {
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
      LineMap lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, method));
      long last = lines.getLineNumber(positions.getEndPosition(unit, method));
      String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
      found.add(new Found(file + " " + method.getName(), last - first + 1));
      return super.visitMethod(method, null);
    }
  }
}
