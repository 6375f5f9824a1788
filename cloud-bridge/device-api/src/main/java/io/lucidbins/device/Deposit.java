package io.lucidbins.device;

import java.util.Optional;

/**
 * Somebody put something in.
 *
 * @param session a random nonce of the session in which it happened; also binds the credential
 * @param credential sealed to the tenant; empty if anonymous
 * @param claim hash of a claim code, if one was shown
 * @param flap which opening of the bin; 0 or more
 * @param netGrams stable gain of weight, g
 * @param later of a later version
 */
public record Deposit(
    Stamp stamp,
    long session,
    Optional<SealedCredential> credential,
    Optional<ClaimHash> claim,
    Material material,
    Outcome outcome,
    int flap,
    int netGrams,
    Evidence evidence,
    LaterFields later)
    implements DeviceRecord {
  public Deposit {
    Checks.within("flap", flap, 0, 255);
  }

  public Deposit(
      Stamp stamp,
      long session,
      Optional<SealedCredential> credential,
      Optional<ClaimHash> claim,
      Material material,
      Outcome outcome,
      int flap,
      int netGrams,
      Evidence evidence) {
    this(
        stamp,
        session,
        credential,
        claim,
        material,
        outcome,
        flap,
        netGrams,
        evidence,
        LaterFields.NONE);
  }

  @Override
  public Deposit withStamp(Stamp other) {
    return new Deposit(
        other, session, credential, claim, material, outcome, flap, netGrams, evidence, later);
  }

  @Override
  public RecordKind kind() {
    return RecordKind.DEPOSIT;
  }
}
