package io.lucidbins.bridge.access;

import io.lucidbins.bridge.database.Transaction;
import io.lucidbins.bridge.points.CardMark;
import io.lucidbins.bridge.points.DepositRow;
import io.lucidbins.bridge.points.Octets;
import io.lucidbins.bridge.points.Pseudonyms;
import io.lucidbins.bridge.points.SealedCard;
import io.lucidbins.bridge.points.WalletId;
import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Decoded;
import io.lucidbins.device.Seal;
import io.lucidbins.device.SealedCredential;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a sealed card into the wallet that it opens. The number of a card is known only within one
 * call; what is kept is HMAC-SHA256 of {@code "uid"} and the number under the tenant's secret: a
 * plain or salted hash of a 7-byte number could be tried out in hours.
 */
public final class Cards implements Pseudonyms {
  private static final String HMAC = "HmacSHA256";
  private static final byte[] UID = "uid".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] IDEM = "idem".getBytes(StandardCharsets.US_ASCII);

  private final String tenant;
  private final TenantSecrets secrets;
  private final CardBook book;
  private final RandomGenerator random;

  /**
   * The cards of a tenant.
   *
   * @param random for new wallet ids: a cryptographic one outside of tests
   */
  public Cards(String tenant, TenantSecrets secrets, RandomGenerator random) {
    this.tenant = tenant;
    this.secrets = secrets;
    this.book = new SqlCardBook();
    this.random = random;
  }

  @Override
  public String tenant() {
    return tenant;
  }

  @Override
  public Opening open(DepositRow deposit) {
    return deposit
        .presence()
        .card()
        .map(card -> open(card, deposit.key().bin(), deposit.presence().session()))
        .orElseGet(Opening.NoCard::new);
  }

  private Opening open(SealedCard card, String bin, long session) {
    try {
      var sealed = new SealedCredential(card.keyId(), Bytes.of(card.seal().bytes()));
      var opened = Seal.openCard(secrets.keyPair().privateKey(), sealed, new BinId(bin), session);
      return switch (opened) {
        case Decoded.Ok<Bytes>(Bytes uid) -> new Opening.Opened(mark(uid));
        case Decoded.Refused<Bytes>(String reason) -> new Opening.Unreadable(reason);
      };
    } catch (IllegalArgumentException e) {
      return new Opening.Unreadable("it is no sealed card: " + e.getMessage());
    }
  }

  private CardMark mark(Bytes uid) {
    return new CardMark(hmac(UID, uid.toArray()));
  }

  @Override
  public WalletId walletOf(Transaction transaction, CardMark mark) {
    return book.walletOf(transaction, tenant, mark, WalletId.random(random));
  }

  @Override
  public Octets idem(String text) {
    return hmac(IDEM, text.getBytes(StandardCharsets.UTF_8));
  }

  private Octets hmac(byte[] purpose, byte[] message) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secrets.secret().toArray(), HMAC));
      mac.update(purpose);
      return Octets.of(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
