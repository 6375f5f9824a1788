package io.lucidbins.bridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SecretsFileTest {
  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();

  @Test
  void the_first_start_makes_secrets_and_the_next_finds_them() throws IOException {
    var state = folder.resolve("state");

    var first = SecretsFile.open(state, random);

    assertThat(SecretsFile.open(state, random)).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(state.resolve("tenant-key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(state.resolve("tenant-key.pub")))
        .isEqualTo("1:" + first.keyPair().publicKey().key() + "\n")
        .doesNotContain(first.secret().toString());
    try (var files = Files.list(state)) {
      assertThat(files).as("nothing is left over").hasSize(2);
    }
  }

  @Test
  void two_tenants_share_nothing() {
    var one = SecretsFile.open(folder.resolve("one"), random);
    var two = SecretsFile.open(folder.resolve("two"), random);

    assertThat(one.secret()).isNotEqualTo(two.secret());
    assertThat(one.keyPair().publicKey()).isNotEqualTo(two.keyPair().publicKey());
    assertThat(one.toString())
        .doesNotContain(one.secret().toString())
        .doesNotContain(one.keyPair().privateKey().key().toString());
  }

  @Test
  void bridges_that_start_together_agree_on_one() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var opening = new ArrayList<Callable<TenantSecrets>>();
      for (var i = 0; i < 8; i++) {
        opening.add(() -> SecretsFile.open(folder, random));
      }
      var seen = new ArrayList<TenantSecrets>();
      for (var future : threads.invokeAll(opening)) {
        seen.add(future.get());
      }
      assertThat(seen).hasSize(8).containsOnly(seen.getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rwx------"})
  void a_key_that_others_may_use_is_refused(String permissions) throws IOException {
    SecretsFile.open(folder, random);
    Files.setPosixFilePermissions(
        folder.resolve("tenant-key"), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> SecretsFile.open(folder, random))
        .isInstanceOf(UnreadableSecretsException.class)
        .hasMessageContaining("may be used by others (" + permissions + ")")
        .hasMessageContaining("chmod 600");
  }

  @Test
  void damaged_secrets_are_neither_replaced_nor_quoted() throws IOException {
    var secrets = SecretsFile.open(folder, random);
    var file = folder.resolve("tenant-key");
    var damaged = Files.readString(file).replace("secret ", "secret x");
    Files.writeString(file, damaged);

    assertThatThrownBy(() -> SecretsFile.open(folder, random))
        .isInstanceOf(UnreadableSecretsException.class)
        .hasMessageContaining("put it back from a backup")
        .hasNoCause()
        .message()
        .doesNotContain(secrets.secret().toString());
    assertThat(Files.readString(file)).isEqualTo(damaged);
  }
}
