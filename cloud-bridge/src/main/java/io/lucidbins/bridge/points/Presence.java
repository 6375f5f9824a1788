package io.lucidbins.bridge.points;

import java.util.Optional;

/**
 * Who was there, as far as a bin may know.
 *
 * @param session random nonce of the lid opening
 * @param card the sealed card that was presented; empty if nobody tapped
 * @param claim SHA-256 of the claim code that was shown; empty if none was
 */
public record Presence(long session, Optional<SealedCard> card, Optional<Octets> claim) {}
