package io.lucidbins.mocks;

import io.lucidbins.mocks.cards.CardField;
import io.lucidbins.mocks.cards.ContactlessCard;
import io.lucidbins.mocks.cards.PlainCard;
import io.lucidbins.mocks.parts.ButtonModel;
import io.lucidbins.pi4j.linux.CardSource;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Cards held to a virtual Pi: whoever presents one presses the button first, as the bin asks, and
 * holds the card to the reader for {@link #HELD}. An agent without a reader hears of it directly.
 */
final class VirtualCards implements CardSource {
  /** How long a card is held there. */
  static final Duration HELD = Duration.ofSeconds(2);

  private static final Duration PRESS = Duration.ofMillis(200);

  private final CardField field;
  private final ButtonModel button;
  private final CopyOnWriteArrayList<Consumer<byte[]>> listeners = new CopyOnWriteArrayList<>();

  VirtualCards(CardField field, ButtonModel button) {
    this.field = field;
    this.button = button;
  }

  @Override
  public void listen(Consumer<byte[]> listener) {
    listeners.add(listener);
  }

  void present(byte[] uid) {
    present(new PlainCard(uid));
  }

  void present(ContactlessCard card) {
    button.press(PRESS);
    field.present(card, HELD);
    listeners.forEach(listener -> listener.accept(card.uid()));
  }
}
