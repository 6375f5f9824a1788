package io.lucidbins.bridge.broker;

import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Drives Artemis by the {@link AccessTable}. Artemis writes an MQTT topic as an address: a dot for
 * the slash, {@code *} for {@code +}; a bin id holds neither, so the way back is exact.
 */
final class ArtemisAccess implements ActiveMQSecurityManager5 {
  private final AccessTable table = new AccessTable();
  private final Passwords bins;
  private final String bridgePassword;

  ArtemisAccess(Passwords bins, String bridgePassword) {
    this.bins = bins;
    this.bridgePassword = bridgePassword;
  }

  /** The subject, or null for "not you": Artemis' own convention. */
  @Override
  @SuppressWarnings("NullAway") // The interface is not annotated, and null is its refusal.
  public Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      @Nullable RemotingConnection connection,
      @Nullable String domain) {
    if (user == null || password == null || !isRight(user, password)) {
      return null;
    }
    // Two names for one client would let one bin steal another one's session.
    if (connection == null || !user.equals(connection.getClientID())) {
      return null;
    }
    var subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    return subject;
  }

  private boolean isRight(String user, String password) {
    if (AccessTable.isBridge(user)) {
      return Passwords.same(bridgePassword, password);
    }
    return AccessTable.isBin(user) && bins.isRight(user, password);
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
    return subject.getPrincipals(UserPrincipal.class).stream()
        .map(Principal::getName)
        .anyMatch(user -> isAllowed(user, check, filter(user, address)));
  }

  private boolean isAllowed(String user, CheckType check, String topic) {
    return switch (check) {
      case SEND -> table.mayPublish(user, topic);
      case CONSUME,
          CREATE_DURABLE_QUEUE,
          CREATE_NON_DURABLE_QUEUE,
          DELETE_DURABLE_QUEUE,
          DELETE_NON_DURABLE_QUEUE ->
          table.mayReceive(user, topic);
      case CREATE_ADDRESS, DELETE_ADDRESS ->
          table.mayReceive(user, topic) || table.mayPublish(user, topic);
      case MANAGE, BROWSE, VIEW, EDIT -> false;
    };
  }

  /**
   * The MQTT filter of {@code ADDRESS} or {@code ADDRESS::QUEUE}. The queue of a plain subscription
   * is {@code CLIENT.ADDRESS}, that of a shared one {@code GROUP.ADDRESS}.
   */
  private static String filter(String user, String address) {
    int colons = address.indexOf("::");
    if (colons < 0) {
      return topic(address);
    }
    String plain = address.substring(0, colons);
    String queue = address.substring(colons + 2);
    if (queue.equals(user + "." + plain)) {
      return topic(plain);
    }
    String group = queue.endsWith("." + plain) ? without(queue, plain) : "?";
    return "$share/" + group + "/" + topic(plain);
  }

  private static String without(String queue, String plain) {
    return queue.substring(0, queue.length() - plain.length() - 1);
  }

  private static String topic(String address) {
    return address.replace('.', '/').replace('*', '+');
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    return false;
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType check) {
    return false;
  }
}
