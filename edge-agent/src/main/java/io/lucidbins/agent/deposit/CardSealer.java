package io.lucidbins.agent.deposit;

import io.lucidbins.device.BinId;
import io.lucidbins.device.Bytes;
import io.lucidbins.device.Seal;
import io.lucidbins.device.SealedCredential;
import io.lucidbins.device.TenantPublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the number of a card into a credential that only the tenant can open, bound to this bin and
 * session. Without a key of the tenant there is none, and the deposit is anonymous.
 */
final class CardSealer {
  private final BinId bin;
  private final @Nullable TenantPublicKey key;
  private final SecureRandom random;

  CardSealer(BinId bin, @Nullable TenantPublicKey key, SecureRandom random) {
    this.bin = bin;
    this.key = key;
    this.random = random;
  }

  Optional<SealedCredential> seal(@Nullable Bytes card, long session) {
    TenantPublicKey to = key;
    return card == null || to == null
        ? Optional.empty()
        : Optional.of(Seal.sealCard(to, card.toArray(), bin, session, random));
  }

  /** A random nonce for a session. */
  long newSession() {
    return random.nextLong();
  }
}
