package io.lucidbins.device;

/** What arrives on topic {@code up}. */
public sealed interface UplinkMessage permits Hello, BatchEnvelope {
  Nonce nonce();
}
