package io.lucidbins.device;

/** What arrives on topic {@code ack}. */
public sealed interface AckMessage permits Ack, Welcome {
  Nonce nonce();
}
