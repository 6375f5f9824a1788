package io.lucidbins.bridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.bridge.carbon.Outcome;
import io.lucidbins.bridge.database.Database;
import io.lucidbins.bridge.database.StoreSettings;
import io.lucidbins.bridge.points.CardMark;
import io.lucidbins.bridge.points.DepositKey;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.bridge.points.DepositTimes;
import io.lucidbins.bridge.points.Load;
import io.lucidbins.bridge.points.Octets;
import io.lucidbins.bridge.points.Presence;
import io.lucidbins.bridge.points.Pseudonyms.Opening;
import io.lucidbins.bridge.points.SealedCard;
import io.lucidbins.bridge.points.TimeQuality;
import io.lucidbins.bridge.points.WalletId;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Seal;
import io.lucidbins.device.TenantKeyPair;
import io.lucidbins.device.TenantPrivateKey;
import io.lucidbins.device.TenantPublicKey;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CardsTest {
  private static final byte[] UID = HexFormat.of().parseHex("04a1b2c3d4e5f6");
  private static final long SESSION = 0x77;

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final TenantSecrets secrets = TenantSecrets.generate(random);
  private final Cards cards = new Cards("town", secrets, random);

  private SealedCard sealed(TenantPublicKey key, byte[] uid) {
    var credential = Seal.sealCard(key, uid, new BinId("bin-1"), SESSION, random);
    return new SealedCard(credential.keyId(), Octets.of(credential.bytes().toArray()));
  }

  private SealedCard sealed() {
    return sealed(secrets.keyPair().publicKey(), UID);
  }

  private static DepositRow deposit(String bin, long session, Optional<SealedCard> card) {
    return new DepositRow(
        new DepositKey("town", bin, 1, 1),
        Octets.of(new byte[32]),
        new DepositTimes(Instant.EPOCH, TimeQuality.SYNCED, Instant.EPOCH),
        new Presence(session, card, Optional.empty()),
        new Load("glass", Outcome.RECYCLE, 0, 1, 0, 1, 0));
  }

  private Opening open(SealedCard card) {
    return cards.open(deposit("bin-1", SESSION, Optional.of(card)));
  }

  @Test
  void two_seals_of_one_card_have_one_mark() {
    var one = sealed();
    var other = sealed();

    assertThat(one).isNotEqualTo(other);
    assertThat(open(one)).isInstanceOf(Opening.Opened.class).isEqualTo(open(other));
    assertThat(open(sealed(secrets.keyPair().publicKey(), new byte[] {1, 2, 3, 4})))
        .isInstanceOf(Opening.Opened.class)
        .isNotEqualTo(open(one));
  }

  @Test
  void the_mark_is_the_hmac_of_uid_and_number() {
    // secret 32 x 0b; the same as: printf 'uid\x04\xa1\xb2\xc3\xd4\xe5\xf6' |
    // openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b...0b
    var fixed = new TenantSecrets(secrets.keyPair(), Bytes.parse("0b".repeat(32)));
    var opening =
        new Cards("town", fixed, random).open(deposit("bin-1", SESSION, Optional.of(sealed())));

    assertThat(opening).isEqualTo(new Opening.Opened(new CardMark(Octets.of(EXPECTED_MARK))));
  }

  private static final byte[] EXPECTED_MARK =
      HexFormat.of().parseHex("83214bf870e237fe3b272b689225887917761914384e7fa232a1483ae3c9d4ac");

  @Test
  void no_card_is_no_card() {
    assertThat(cards.open(deposit("bin-1", SESSION, Optional.empty())))
        .isEqualTo(new Opening.NoCard());
  }

  @Test
  void a_seal_of_another_bin_or_session_does_not_open() {
    var card = Optional.of(sealed());

    assertThat(cards.open(deposit("bin-2", SESSION, card))).isInstanceOf(Opening.Unreadable.class);
    assertThat(cards.open(deposit("bin-1", SESSION + 1, card)))
        .isInstanceOf(Opening.Unreadable.class);
  }

  @Test
  void a_seal_to_an_unknown_key_says_which() {
    var old = TenantKeyPair.generate(7, random);

    assertThat(open(sealed(old.publicKey(), UID)))
        .isEqualTo(new Opening.Unreadable("sealed to key 7, but this is key 1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 48, 79, 256, 257, 100_000})
  void any_bytes_are_answered_with_a_reason(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);

    assertThat(open(new SealedCard(1, Octets.of(bytes)))).isInstanceOf(Opening.Unreadable.class);
    assertThat(open(new SealedCard(-1, Octets.of(bytes)))).isInstanceOf(Opening.Unreadable.class);
  }

  @Test
  void a_bin_name_that_no_bin_has_is_a_reason_too() {
    assertThat(cards.open(deposit("No Bin", SESSION, Optional.of(sealed()))))
        .isInstanceOf(Opening.Unreadable.class);
  }

  @Test
  void a_broken_private_key_opens_nothing_and_throws_nothing() {
    var zero = new TenantPrivateKey(1, Bytes.of(new byte[32]));
    var broken =
        new TenantSecrets(new TenantKeyPair(secrets.keyPair().publicKey(), zero), secrets.secret());

    assertThat(
            new Cards("town", broken, random)
                .open(deposit("bin-1", SESSION, Optional.of(sealed()))))
        .isInstanceOf(Opening.Unreadable.class);
  }

  @Test
  void a_card_keeps_its_wallet_over_a_restart_and_a_tenant_sees_only_its_own() {
    var mark = ((Opening.Opened) open(sealed())).mark();
    var other = new Cards("village", secrets, random);
    WalletId first;
    try (var database = open()) {
      first = wallet(database, cards, mark);
      assertThat(wallet(database, cards, mark)).isEqualTo(first);
      assertThat(wallet(database, other, mark)).isNotEqualTo(first);
    }
    try (var database = open()) {
      assertThat(wallet(database, cards, mark)).isEqualTo(first);
    }
  }

  private static WalletId wallet(Database database, Cards cards, CardMark mark) {
    return database.write(tx -> cards.walletOf(tx, mark));
  }

  private Database open() {
    return Database.open(StoreSettings.file(folder.resolve("bridge.db")), () -> 0);
  }

  @Test
  void keys_of_transactions_depend_on_the_secret_and_the_text() {
    var stranger = new Cards("town", TenantSecrets.generate(random), random);

    assertThat(cards.idem("a")).isEqualTo(cards.idem("a")).isNotEqualTo(cards.idem("b"));
    assertThat(cards.idem("a")).isNotEqualTo(stranger.idem("a"));
    assertThat(cards.idem("a").length()).isEqualTo(32);
  }
}
