package io.lucidbins.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  @TempDir Path folder;

  @Test
  void the_desk_password_is_made_once_and_only_its_owner_reads_it() throws IOException {
    Path file = folder.resolve("state/desk-mqtt-password");

    var first = Passwords.desk(file, RandomGeneratorFactory.getDefault().create(1));
    var second = Passwords.desk(file, RandomGeneratorFactory.getDefault().create(2));

    String password = Files.readString(file).strip();
    // 128 bits are 32 hex digits.
    assertThat(password).matches("[0-9a-f]{32}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(first.isRight("b1", password)).isTrue();
    assertThat(second.isRight("b2", password)).isTrue();
    assertThat(second.isRight("b2", password + "0")).isFalse();
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void an_empty_desk_file_is_refused_by_name() throws IOException {
    Path file = Files.createFile(folder.resolve("desk"));

    assertThatThrownBy(() -> Passwords.desk(file, RandomGeneratorFactory.getDefault().create(1)))
        .hasMessageContaining("empty password");
  }

  @Test
  void a_file_gives_each_bin_its_own() throws IOException {
    var passwords = Passwords.file(write("# bins\n\nb1:one\nb2:t:wo\n"));

    assertThat(passwords.isRight("b1", "one")).isTrue();
    assertThat(passwords.isRight("b2", "t:wo")).isTrue();
    assertThat(passwords.isRight("b1", "t:wo")).isFalse();
    assertThat(passwords.isRight("b3", "one")).isFalse();
    assertThat(passwords.toString()).isEqualTo("passwords of 2 bins");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b1:one\nsecret", "b1:one\nB2:secret", "b1:one\nb1:secret", "#\nb1: "})
  void a_bad_line_is_named_without_its_password(String text) throws IOException {
    Path file = write(text);

    assertThatThrownBy(() -> Passwords.file(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file + " line 2")
        .hasMessageNotContaining("secret");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("passwords"), text);
  }
}
