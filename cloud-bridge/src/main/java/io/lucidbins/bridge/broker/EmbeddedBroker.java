package io.lucidbins.bridge.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Artemis in this process: MQTT 5 on a loopback address, with its journal on disk. */
public final class EmbeddedBroker implements AutoCloseable {
  /** Above the largest payload of the protocol with its topic and properties. */
  static final int MAX_PACKET_BYTES = 64 * 1024;

  /** For one topic; what exceeds it is dropped, and the bin's timer brings it back. */
  static final long MAX_TOPIC_BYTES = 16L << 20;

  /** For all topics together; beyond it, dropped likewise. */
  static final long MAX_TOTAL_BYTES = 128L << 20;

  private static final String ACCEPTOR = "mqtt";
  private static final int JOURNAL_FILE_BYTES = 4 << 20;
  private static final long ADDRESS_KEPT_MS = 60_000;

  private final EmbeddedActiveMQ artemis;
  private final BrokerSettings settings;

  private EmbeddedBroker(EmbeddedActiveMQ artemis, BrokerSettings settings) {
    this.artemis = artemis;
    this.settings = settings;
  }

  /**
   * Starts it.
   *
   * @param bridgePassword what a user whose name starts with {@code bridge.} must say
   * @throws BrokerException if the port is taken or the journal cannot be opened
   */
  public static EmbeddedBroker start(
      BrokerSettings settings, Passwords bins, String bridgePassword) {
    requireFreePort(settings);
    var broker = new EmbeddedBroker(new EmbeddedActiveMQ(), settings);
    broker.artemis.setSecurityManager(new ArtemisAccess(bins, bridgePassword));
    try {
      broker.artemis.setConfiguration(configuration(settings));
      broker.artemis.start();
      broker.requireListening();
    } catch (BrokerException e) {
      broker.close();
      throw e;
    } catch (Exception e) { // Artemis declares no narrower one.
      broker.close();
      throw BrokerException.failed("does not start", e);
    }
    return broker;
  }

  /** Artemis only logs that it could not bind, so ask before. */
  private static void requireFreePort(BrokerSettings settings) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (BindException e) {
      throw BrokerException.portTaken(settings, e);
    } catch (IOException e) {
      throw BrokerException.failed("cannot listen on " + settings.host(), e);
    }
  }

  private void requireListening() {
    if (port() <= 0) {
      throw BrokerException.portTaken(settings, new BindException("taken between check and start"));
    }
  }

  private static Configuration configuration(BrokerSettings settings) throws Exception {
    var configuration = new ConfigurationImpl();
    configuration.setName("lucidbins-" + settings.journal().toAbsolutePath());
    addAcceptor(configuration, settings);
    addJournal(configuration, settings.journal());
    configuration.setSecurityEnabled(true);
    // A cached yes would not look at the client id of the next connection.
    configuration.setAuthenticationCacheSize(0);
    configuration.setJMXManagementEnabled(false);
    configuration.setGlobalMaxSize(MAX_TOTAL_BYTES);
    // The journal is bounded by the two limits above, however full the disk of a desk is.
    configuration.setMaxDiskUsage(-1);
    configuration.setPopulateValidatedUser(false);
    configuration.addAddressSetting("#", addresses());
    return configuration;
  }

  private static void addAcceptor(Configuration configuration, BrokerSettings settings)
      throws Exception {
    configuration.addAcceptorConfiguration(
        ACCEPTOR,
        "tcp://"
            + bracketed(settings.host())
            + ":"
            + settings.port()
            + "?protocols=MQTT"
            + ";maximumPacketSize="
            + MAX_PACKET_BYTES
            // A refused publish is answered with its reason instead of a cut connection.
            + ";closeMqttConnectionOnPublishAuthorizationFailure=false");
  }

  private static void addJournal(Configuration configuration, Path folder) {
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDirectory(folder.resolve("journal").toString());
    configuration.setBindingsDirectory(folder.resolve("bindings").toString());
    configuration.setPagingDirectory(folder.resolve("paging").toString());
    configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
    configuration.setJournalFileSize(JOURNAL_FILE_BYTES);
    configuration.setJournalMinFiles(2);
    configuration.setJournalPoolFiles(2);
    // The broker is a lossy pipe to the protocol: a sync for each message would buy nothing.
    configuration.setJournalSyncNonTransactional(false);
    configuration.setJournalSyncTransactional(false);
  }

  private static AddressSettings addresses() {
    return new AddressSettings()
        .setMaxSizeBytes(MAX_TOPIC_BYTES)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP)
        .setDeadLetterAddress(SimpleString.of("lucidbins.dead"))
        .setExpiryAddress(SimpleString.of("lucidbins.expired"))
        .setMaxDeliveryAttempts(-1)
        .setAutoCreateAddresses(true)
        .setAutoDeleteAddresses(true)
        .setAutoDeleteAddressesDelay(ADDRESS_KEPT_MS);
  }

  /** The port that it listens on, also if 0 was asked for. */
  public int port() {
    var acceptor = artemis.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
    return acceptor == null ? 0 : acceptor.getActualPort();
  }

  /** Where clients connect to. */
  public String uri() {
    return "tcp://" + bracketed(settings.host()) + ":" + port();
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  @Override
  public void close() {
    try {
      artemis.stop();
    } catch (Exception e) { // Artemis declares no narrower one.
      throw BrokerException.failed("did not stop", e);
    }
  }
}
