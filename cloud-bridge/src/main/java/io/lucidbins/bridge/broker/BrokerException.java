package io.lucidbins.bridge.broker;

/** The embedded broker cannot run; the message says why and what to do. */
public final class BrokerException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean portTaken;

  private BrokerException(String message, Throwable cause, boolean portTaken) {
    super(message, cause);
    this.portTaken = portTaken;
  }

  static BrokerException portTaken(BrokerSettings settings, Throwable cause) {
    return new BrokerException(
        "port "
            + settings.port()
            + " of "
            + settings.host()
            + " is taken by another process, perhaps a broker or another cloud-bridge; end it,"
            + " choose another port in the settings ([embedded_broker] listen ="
            + " \"127.0.0.1:2883\"), or use that broker with --broker",
        cause,
        true);
  }

  static BrokerException failed(String what, Throwable cause) {
    return new BrokerException("the embedded broker " + what + ": " + cause, cause, false);
  }

  /** Whether another process holds the port. */
  public boolean isPortTaken() {
    return portTaken;
  }
}
