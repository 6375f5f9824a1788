package io.lucidbins.pi4j.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.exception.IOAlreadyExistsException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import io.lucidbins.pi4j.linux.ProviderContract.Told;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
class LinuxGpioTest {
  private static final long SET_CONFIG = 0xC110_B40DL;
  private static final long GET_LINE = 0xC250_B407L;

  private final FakeKernel kernel = new FakeKernel();
  private final FakeChip chip = kernel.chip(4, "pinctrl-rp1");
  private final LinuxGpio gpio =
      new LinuxGpio(
          kernel,
          new GpioSettings(
              "",
              List.of(
                  new LineGroup("scale", List.of(16, 12)),
                  new LineGroup("level", List.of(20, 21)))),
          BusObserver.NONE);
  private final Context pi4j = context(gpio);

  private static Context context(LinuxGpio gpio) {
    return Pi4J.newContextBuilder()
        .noAutoDetect()
        .disableShutdownHook()
        .add(new LinuxDigitalInputProvider(gpio), new LinuxDigitalOutputProvider(gpio))
        .build();
  }

  @AfterEach
  void shut_down() {
    if (!pi4j.isShutdown()) {
      pi4j.shutdown();
    }
    await(() -> kernel.openFiles() == 0); // the thread of the edges closes its own
  }

  @Test
  void the_header_is_found_by_its_label_and_not_by_its_number() {
    kernel.chip(0, "raspberrypi-exp-gpio");

    input(17);

    assertThat(chip.requests()).containsExactly("lucidbins gpio17: 17 events 64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1"})
  void every_pi_has_a_label_that_is_known(String label) {
    var other = new FakeKernel();
    FakeChip header = other.chip(0, label);
    Context itsPi4j = context(new LinuxGpio(other, GpioSettings.defaults(), BusObserver.NONE));

    input(itsPi4j, 17);

    assertThat(header.requests()).hasSize(1);
    itsPi4j.shutdown();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/gpiochip2", "gpio-sim"})
  void another_chip_is_named_by_path_or_label(String name) {
    var other = new FakeKernel();
    other.chip(0, "pinctrl-bcm2711");
    FakeChip named = other.chip(2, "gpio-sim");
    var settings = new GpioSettings(name, List.of());
    Context itsPi4j = context(new LinuxGpio(other, settings, BusObserver.NONE));

    input(itsPi4j, 17);

    assertThat(named.requests()).hasSize(1);
    itsPi4j.shutdown();
  }

  @Test
  void a_machine_without_the_header_says_what_it_has() {
    var other = new FakeKernel();
    other.chip(0, "gpio-sim");
    other.refuse("/dev/gpiochip3", Errno.EACCES);
    Context itsPi4j = context(new LinuxGpio(other, GpioSettings.defaults(), BusObserver.NONE));

    assertThatThrownBy(() -> input(itsPi4j, 17))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining("pinctrl-bcm2835 or pinctrl-bcm2711 or pinctrl-rp1")
        .hasMessageContaining("/dev/gpiochip0 gpio-sim")
        .hasMessageContaining("/dev/gpiochip3 (open of /dev/gpiochip3")
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ENODEV));
    itsPi4j.shutdown();
  }

  @ParameterizedTest
  @CsvSource({"OFF, 0, in off", "PULL_UP, 20000, in up 20000 us", "PULL_DOWN, 1, in down 1 us"})
  void pull_and_debounce_reach_the_kernel(PullResistance pull, long debounce, String expected) {
    pi4j.create(DigitalInput.newConfigBuilder(pi4j).bcm(17).pull(pull).debounce(debounce).build());

    assertThat(chip.configuration(17)).isEqualTo(expected);
  }

  @Test
  void a_debounce_time_that_the_kernel_cannot_hold_is_refused() {
    var config = DigitalInput.newConfigBuilder(pi4j).bcm(17).debounce(1L << 31).build();

    assertThatThrownBy(() -> pi4j.create(config)).hasMessageContaining("2147483648");
  }

  @Test
  void edges_are_asked_for_only_while_somebody_listens() {
    DigitalInput input = input(17);
    DigitalStateChangeListener listener = _ -> {};

    String before = chip.configuration(17);
    input.addListener(listener);
    String during = chip.configuration(17);
    input.removeListener(listener);

    assertThat(before).isEqualTo("in off");
    assertThat(during).isEqualTo("in off edges");
    assertThat(chip.configuration(17)).isEqualTo("in off");
  }

  @Test
  void the_thread_begins_with_the_first_listener_and_ends_with_the_last_line() {
    DigitalInput input = input(17);
    assertThat(gpio.isListening()).isFalse();

    input.addListener(_ -> {});
    assertThat(gpio.isListening()).isTrue();

    input.close();
    await(() -> !gpio.isListening());
  }

  @Test
  void an_idle_program_is_woken_by_nothing() throws Exception {
    var told = new Told(input(17));
    await(() -> kernel.polls() == 2); // the first ends at once, since a line came in
    chip.drive(17, true, 1);
    told.next();
    await(() -> kernel.polls() == 3);
    int before = kernel.polls();

    // Only a wake-up ends a wait without a limit; another line's life is none of this thread's.
    output(5, DigitalState.LOW).high();
    input(6).state();

    assertThat(kernel.polls()).isEqualTo(before);
  }

  @Test
  void an_edge_carries_the_kernels_time_and_number() throws Exception {
    var told = new Told(input(17));

    chip.drive(17, true, 5_000_000_000L);
    chip.drive(17, false, 5_005_824_000L);

    EdgeEvent rise = told.next();
    EdgeEvent fall = told.next();
    assertThat(rise.timestampNanos()).isEqualTo(5_000_000_000L);
    assertThat(fall.timestampNanos() - rise.timestampNanos()).isEqualTo(5_824_000);
    assertThat(List.of(rise.lineSequence(), fall.lineSequence())).containsExactly(1, 2);
  }

  @Test
  void lost_edges_are_a_gap_in_the_numbers() throws Exception {
    var told = new Told(input(17));

    chip.drive(17, true, 1);
    chip.lose(17, 3);
    chip.drive(17, false, 2);

    assertThat(told.next().lineSequence()).isEqualTo(1);
    assertThat(told.next().lineSequence()).isEqualTo(5);
  }

  @Test
  void more_edges_than_one_read_takes_all_come() throws Exception {
    var told = new Told(input(17));

    for (int i = 1; i <= 2 * LineRequest.EVENTS_PER_LINE + 1; i++) {
      chip.drive(17, i % 2 == 1, i);
    }

    for (int i = 1; i <= 2 * LineRequest.EVENTS_PER_LINE + 1; i++) {
      assertThat(told.next().timestampNanos()).isEqualTo(i);
    }
  }

  @Test
  void a_listener_that_fails_does_not_end_the_others() throws Exception {
    DigitalInput input = input(17);
    input.addListener(_ -> {
      throw new IllegalStateException("on purpose");
    });
    var told = new Told(input);

    chip.drive(17, true, 1);
    chip.drive(17, false, 2);

    told.next();
    assertThat(told.next().state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void a_listener_may_close_its_own_pin() throws Exception {
    DigitalInput input = input(17);
    var other = new Told(input(6));
    input.addListener(_ -> input.close());

    chip.drive(17, true, 1);
    chip.drive(6, true, 2);

    other.next();
    await(() -> chip.configuration(17).equals("as is"));
  }

  @Test
  void lines_of_a_group_are_claimed_at_once_and_configured_one_by_one() {
    output(16, DigitalState.HIGH);
    input(12);

    assertThat(chip.requests()).containsExactly("lucidbins scale: 16 12 events 128");
    assertThat(chip.configuration(16)).isEqualTo("out");
    assertThat(chip.configuration(12)).isEqualTo("in off");
    assertThat(chip.history(16)).doesNotContain("L");
  }

  @Test
  void attributes_are_by_place_in_the_request_and_not_by_number() {
    input(21).addListener(_ -> {});
    output(20, DigitalState.HIGH);

    assertThat(chip.configuration(21)).isEqualTo("in off edges");
    assertThat(chip.level(20)).isTrue();
    assertThat(chip.level(21)).isFalse();
  }

  @Test
  void a_group_is_ours_all_or_none_and_the_message_names_the_holder() {
    chip.hold(12, "spi0 CS1");

    assertThatThrownBy(() -> output(16, DigitalState.LOW))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining("scale: 16, 12")
        .hasMessageContaining("GPIO 12 is in use by \"spi0 CS1\"")
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EBUSY));
    assertThat(chip.configuration(16)).isEqualTo("as is");

    chip.hold(12, "");
    output(16, DigitalState.LOW);
    assertThat(chip.configuration(16)).isEqualTo("out");
  }

  @Test
  void lines_of_a_group_may_be_closed_in_any_order() {
    DigitalOutput clock = output(16, DigitalState.LOW);
    DigitalInput data = input(12);
    data.addListener(_ -> {});

    clock.close();
    boolean readable = data.isLow();
    data.close();

    assertThat(readable).isTrue();
    await(() -> kernel.openFiles() == 0);
    output(16, DigitalState.HIGH);
    assertThat(chip.level(16)).isTrue();
  }

  @Test
  void a_member_that_comes_back_is_configured_anew() {
    output(16, DigitalState.LOW);
    input(12).close();

    DigitalInput again = input(12);
    chip.drive(12, true, 1);

    assertThat(again.isHigh()).isTrue();
    assertThat(chip.requests()).hasSize(1);
  }

  @Test
  void one_line_is_not_an_input_and_an_output() {
    input(17);

    assertThatThrownBy(() -> output(17, DigitalState.LOW))
        .isInstanceOf(IOAlreadyExistsException.class)
        .hasMessageContaining("GPIO 17");
    assertThat(chip.configuration(17)).isEqualTo("in off");
  }

  @Test
  void a_closed_pin_is_not_used() {
    DigitalOutput output = output(17, DigitalState.LOW);
    output.close();

    assertThatThrownBy(output::high).satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.EBADF));
    assertThat(chip.history(17)).isEqualTo("L");
  }

  @Test
  void an_output_writes_no_level_of_its_own() {
    DigitalOutput output = output(17, DigitalState.HIGH);
    output.low();
    output.low();
    output.close();

    assertThat(chip.history(17)).as("H of the claim, then the writes").isEqualTo("HLL");
  }

  @Test
  void an_output_without_an_initial_level_begins_low() {
    DigitalOutput output = pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(17).build());

    assertThat(output.state()).isEqualTo(DigitalState.LOW);
    assertThat(chip.history(17)).isEqualTo("L");
    assertThatThrownBy(() -> output.state(DigitalState.UNKNOWN)).hasMessageContaining("UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(ints = {Errno.EPERM, Errno.EINVAL, Errno.ENODEV, Errno.EMFILE})
  void what_the_kernel_says_to_a_claim_is_found_behind_the_exception(int errno) {
    kernel.failNext(GET_LINE, errno);

    assertThatThrownBy(() -> input(17))
        .isInstanceOf(Pi4JException.class)
        .hasMessageContaining("gpio17: 17 on /dev/gpiochip4")
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(errno));
    assertThat(input(17).isLow()).as("the next claim works").isTrue();
  }

  @Test
  void a_line_beyond_the_chip_is_told_with_the_last_one() {
    assertThat(input(57).isLow()).isTrue();
    assertThatThrownBy(() -> input(58))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 57");
  }

  @Test
  void a_listener_that_the_kernel_cannot_serve_is_an_error() {
    DigitalInput input = input(17);
    kernel.failNext(SET_CONFIG, Errno.ENXIO);

    assertThatThrownBy(() -> input.addListener(_ -> {}))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ENXIO));
  }

  @Test
  void a_chip_that_is_pulled_out_ends_its_edges_and_does_not_spin() throws Exception {
    DigitalInput input = input(17);
    input.addListener(_ -> {});

    chip.unplug();

    await(() -> !gpio.isListening());
    assertThatThrownBy(input::state).satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ENODEV));
  }

  @Test
  void a_poll_that_fails_is_tried_again_after_a_second_without_another_listener() throws Exception {
    kernel.failPoll(12); // ENOMEM
    long begin = System.nanoTime();
    var told = new Told(input(17));

    await(() -> kernel.polls() >= 2);
    long waited = System.nanoTime() - begin;
    chip.drive(17, true, 7);

    assertThat(told.next().timestampNanos()).isEqualTo(7);
    assertThat(waited).as("ns").isGreaterThanOrEqualTo(EdgeLoop.RETRY_NANOS);
  }

  @Test
  void a_line_may_be_closed_while_poll_is_not_tried() {
    kernel.failPoll(12); // ENOMEM
    DigitalInput input = input(17);
    input.addListener(_ -> {});
    await(() -> kernel.polls() == 1);

    input.close();

    await(() -> !gpio.isListening());
    assertThat(kernel.polls()).as("it does not wait for the next try").isEqualTo(1);
  }

  @Test
  void a_line_without_edges_any_more_fails_until_it_is_opened_again() throws Exception {
    DigitalInput input = input(17);
    input.addListener(_ -> {});

    chip.breakEvents(17);
    await(() -> !gpio.isListening());

    assertThatThrownBy(input::state).satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ENODEV));
    assertThatThrownBy(() -> input.addListener(_ -> {}))
        .satisfies(e -> assertThat(Errno.of(e)).hasValue(Errno.ENODEV));
    input.close();
    var told = new Told(input(17));
    chip.drive(17, true, 7);
    assertThat(told.next().timestampNanos()).isEqualTo(7);
  }

  @Test
  void an_interrupted_poll_goes_on() throws Exception {
    kernel.failPoll(Errno.EINTR);
    var told = new Told(input(17));

    chip.drive(17, true, 7);

    assertThat(told.next().timestampNanos()).isEqualTo(7);
  }

  @Test
  void a_name_or_line_that_makes_no_group_is_refused() {
    assertThatThrownBy(() -> new LineGroup("Scale", List.of(1))).hasMessageContaining("Scale");
    assertThatThrownBy(() -> new LineGroup("a".repeat(21), List.of(1))).hasMessageContaining("20");
    assertThatThrownBy(() -> new LineGroup("scale", List.of())).hasMessageContaining("0 lines");
    assertThatThrownBy(() -> new LineGroup("scale", List.of(1, 1))).hasMessageContaining("once");
    assertThatThrownBy(() -> new LineGroup("scale", List.of(-1))).hasMessageContaining("-1");
    var first = new LineGroup("a", List.of(1, 2));
    var second = new LineGroup("b", List.of(2));
    assertThatThrownBy(() -> new GpioSettings("", List.of(first, second)))
        .hasMessageContaining("GPIO 2 is in two");
  }

  private DigitalInput input(int line) {
    return input(pi4j, line);
  }

  private static DigitalInput input(Context context, int line) {
    return context.create(config(context, line));
  }

  private static DigitalInputConfig config(Context context, int line) {
    return DigitalInput.newConfigBuilder(context).bcm(line).debounce(0L).build();
  }

  private DigitalOutput output(int line, DigitalState initial) {
    return pi4j.create(DigitalOutput.newConfigBuilder(pi4j).bcm(line).initial(initial).build());
  }

  /** Another thread makes it true; the timeout of the class ends a wait that nobody ends. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
