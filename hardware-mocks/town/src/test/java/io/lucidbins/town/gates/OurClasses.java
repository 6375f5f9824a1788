package io.lucidbins.town.gates;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of all modules, main and test apart. */
final class OurClasses {
  private OurClasses() {}

  static JavaClasses main() {
    return in("src/main/java", "target/classes");
  }

  static JavaClasses test() {
    return in("src/test/java", "target/test-classes");
  }

  /** Whether people wrote the class; what protoc and JTE make follows their habits, not ours. */
  static boolean isWritten(JavaClass type) {
    String name = type.getPackageName();
    return !Rooms.isIn(name, Rooms.PREFIX + "device.wire")
        && !Rooms.isIn(name, Rooms.PREFIX + "bridge.web.pages");
  }

  static Stream<JavaClass> written(JavaClasses classes) {
    return classes.stream().filter(OurClasses::isWritten);
  }

  /** The name of the class of the source file: {@code Seal} for {@code Seal$Key}. */
  static String outermostName(JavaClass type) {
    String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  private static JavaClasses in(String sources, String classes) {
    List<Path> directories = new ArrayList<>();
    for (Path module : Repository.modules()) {
      if (Files.isDirectory(module.resolve(sources))) {
        Path compiled = module.resolve(classes);
        if (!Files.isDirectory(compiled)) {
          throw new AssertionError(
              "not compiled: "
                  + Repository.shortName(module)
                  + "; run the whole build, or this module with -am");
        }
        directories.add(compiled);
      }
    }
    return new ClassFileImporter().importPaths(directories);
  }
}
