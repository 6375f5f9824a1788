package io.lucidbins.agent.uplink;

import io.lucidbins.agent.outbox.Backlog;
import io.lucidbins.agent.uplink.UplinkAction.Channel;
import io.lucidbins.device.Ack;
import io.lucidbins.device.Nonce;
import io.lucidbins.device.State;
import io.lucidbins.device.StateCodec;
import io.lucidbins.device.Welcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * The agent's side of the device protocol ("Hello and Welcome" and "Sending" of the protocol page),
 * as a machine that is stepped: {@code step(event, now) -> actions}. One thread steps it, with
 * times that never go back.
 */
public final class Uplink {
  /** MQTT 5 reason codes from here on say that a message was not taken [MQTT 5.0, 2.4]. */
  public static final int FIRST_ERROR_REASON = 0x80;

  private static final int PACKET_TOO_LARGE = 0x95;
  private static final long HELLO_EVERY_NANOS = TimeUnit.HOURS.toNanos(24);
  private static final long HELLO_APART_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long NO_PUBACK_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** A message that waits for a permit of the broker. */
  private record Outgoing(Channel channel, Payload payload) {}

  private final Backlog backlog;
  private final Self self;
  private final Link link;
  private final Handshake handshake;
  private final RetransmissionTimer helloTimer;
  private final DrainOutbox drain;
  private final Publishes publishes = new Publishes();
  private final Deque<Outgoing> outgoing = new ArrayDeque<>();
  private List<UplinkAction> actions = new ArrayList<>();
  private boolean helloWanted;
  private long helloBegunAt;
  private long helloSentAt;
  private boolean stopped;

  /**
   * @param settings the pace of this bin
   * @param backlog what the outbox holds
   * @param self who this run of the agent is
   * @param random for nonces and jitter; a bin draws it from the system's entropy, a simulation
   *     from its seed
   */
  public Uplink(UplinkSettings settings, Backlog backlog, Self self, RandomGenerator random) {
    this.backlog = backlog;
    this.self = self;
    this.link = new Link(settings, random);
    this.handshake = new Handshake(backlog, self, random);
    this.helloTimer = new RetransmissionTimer(random);
    this.drain = new DrainOutbox(settings, self.bin(), backlog, random);
  }

  /**
   * Takes one event and says what to do.
   *
   * @param now nanoseconds of a monotonic clock
   * @return in the order in which they are to be done; the last one says when to step again
   */
  public List<UplinkAction> step(UplinkEvent event, long now) {
    actions = new ArrayList<>();
    if (!stopped) {
      take(event, now);
      advance(now);
    }
    actions.add(new UplinkAction.Wait(now + wakeIn(now)));
    return List.copyOf(actions);
  }

  /** A step failed because of the outbox, so its actions are lost: begins with a new link. */
  void giveUpLink(long now) {
    if (!link.isDown()) {
      link.down(false, now);
    }
  }

  private void take(UplinkEvent event, long now) {
    switch (event) {
      case UplinkEvent.Connected connected -> connected(connected, now);
      case UplinkEvent.Disconnected disconnected -> disconnected(disconnected, now);
      case UplinkEvent.PubAck pubAck -> answered(pubAck);
      case UplinkEvent.Welcomed(Welcome welcome) -> welcomed(welcome, now);
      case UplinkEvent.Acknowledged(Ack ack) -> acknowledged(ack, now);
      case UplinkEvent.Appended(boolean urgent) -> drain.appended(urgent, now);
      case UplinkEvent.Tick _ -> {}
      case UplinkEvent.Stop _ -> stop(now);
    }
  }

  private void connected(UplinkEvent.Connected event, long now) {
    link.up(now);
    publishes.linkIsNew(event.receiveMaximum());
    helloTimer.reset();
    drain.linkIsNew(event.maximumPacketBytes());
    outgoing.clear();
    beginHello(now);
    outgoing.add(new Outgoing(Channel.STATE, state(online())));
  }

  private void disconnected(UplinkEvent.Disconnected event, long now) {
    if (event.reason() == PACKET_TOO_LARGE) {
      drain.linkBrokeByTooLarge();
    }
    if (!link.isDown()) {
      link.down(event.byBroker(), now);
    }
  }

  /**
   * An error reason never counts as sent: the timer brings the message back, smaller if it was too
   * large.
   */
  private void answered(UplinkEvent.PubAck event) {
    publishes.answered(event.publish());
    if (event.reason() == PACKET_TOO_LARGE) {
      drain.tooLarge(event.publish());
    }
  }

  private void welcomed(Welcome welcome, long now) {
    if (handshake.accept(welcome)) {
      helloWanted = handshake.complete();
      drain.beginAtCursors(now);
    }
  }

  private void acknowledged(Ack ack, long now) {
    boolean newest = handshake.nonce().equals(Optional.of(ack.nonce()));
    if (newest && drain.acknowledged(ack, now)) {
      helloWanted = true;
    }
  }

  private void stop(long now) {
    if (link.isUp()) {
      publish(Channel.STATE, state(online().will()), now);
    }
    actions.add(new UplinkAction.Disconnect());
    stopped = true;
  }

  /** What the time makes due. */
  private void advance(long now) {
    if (stopped) {
      return;
    }
    link.settle(now);
    if (link.tookTooLong(now) || (link.isUp() && brokerIsSilent(now))) {
      actions.add(new UplinkAction.Disconnect());
      link.down(false, now);
    }
    if (link.mustConnect(now)) {
      actions.add(new UplinkAction.Connect(state(online().will())));
      link.connecting(now);
    }
    if (link.isUp()) {
      greet(now);
      flush(now);
      send(now);
    }
  }

  private boolean brokerIsSilent(long now) {
    var since = publishes.waitingSince();
    return since.isPresent() && now - since.getAsLong() >= NO_PUBACK_NANOS;
  }

  private void greet(long now) {
    if (handshake.isOutstanding()) {
      if (now - helloSentAt >= helloTimer.waitNanos()) {
        helloTimer.expired();
        sendHello(now);
      }
    } else if (helloIsDue(now)) {
      helloTimer.reset();
      beginHello(now);
    }
  }

  private boolean helloIsDue(long now) {
    long since = now - helloBegunAt;
    return since >= HELLO_EVERY_NANOS || (helloWanted && since >= HELLO_APART_NANOS);
  }

  private void beginHello(long now) {
    helloWanted = false;
    helloBegunAt = now;
    handshake.begin();
    sendHello(now);
  }

  private void sendHello(long now) {
    helloSentAt = now;
    outgoing.removeIf(message -> message.channel == Channel.UP);
    handshake.unansweredParts().forEach(part -> outgoing.add(new Outgoing(Channel.UP, part)));
  }

  private void flush(long now) {
    while (!outgoing.isEmpty() && publishes.mayPublish()) {
      Outgoing message = outgoing.removeFirst();
      publish(message.channel, message.payload, now);
    }
  }

  private void send(long now) {
    Optional<Nonce> nonce = handshake.nonce();
    if (nonce.isEmpty() || handshake.isOutstanding() || !outgoing.isEmpty()) {
      return;
    }
    drain.goBackIfTimeIsUp(now);
    while (publishes.mayPublish()) {
      Optional<ClosedBatch> batch = drain.next(nonce.get(), now);
      if (batch.isEmpty()) {
        return;
      }
      long number = publish(Channel.UP, batch.get().payload(), now);
      drain.sent(batch.get(), number, now);
    }
  }

  private long publish(Channel channel, Payload payload, long now) {
    UplinkAction.Publish publish = publishes.publish(channel, payload, now);
    actions.add(publish);
    return publish.number();
  }

  private Payload state(State state) {
    return new Payload(StateCodec.encode(self.bin(), state));
  }

  private State online() {
    return new State(
        true,
        self.softwareVersion(),
        self.settingsHash(),
        backlog.id(),
        self.run(),
        backlog.newestSample());
  }

  private long wakeIn(long now) {
    if (stopped) {
      return LONGEST_WAIT_NANOS;
    }
    long wake = link.wakeIn(now, LONGEST_WAIT_NANOS);
    if (!link.isUp()) {
      return wake;
    }
    var unanswered = publishes.waitingSince();
    if (unanswered.isPresent()) {
      wake = Math.min(wake, unanswered.getAsLong() + NO_PUBACK_NANOS - now);
    }
    if (handshake.isOutstanding()) {
      return Math.clamp(helloSentAt + helloTimer.waitNanos() - now, 0, wake);
    }
    if (helloWanted) {
      wake = Math.min(wake, helloBegunAt + HELLO_APART_NANOS - now);
    }
    return Math.max(0, drain.wakeIn(now, publishes.mayPublish(), wake));
  }
}
