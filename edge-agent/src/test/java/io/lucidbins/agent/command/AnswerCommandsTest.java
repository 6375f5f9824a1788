package io.lucidbins.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lucidbins.agent.outbox.Boot;
import io.lucidbins.agent.outbox.InMemoryOutbox;
import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.device.Command;
import io.lucidbins.device.CommandAction;
import io.lucidbins.device.CommandId;
import io.lucidbins.device.CommandStatus;
import io.lucidbins.device.RunId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AnswerCommandsTest {
  private static final RunId RUN = new RunId(1);

  private final AtomicInteger samples = new AtomicInteger();
  private final AnswerCommands commands =
      new AnswerCommands(
          RUN,
          new InMemoryOutbox(RandomGeneratorFactory.of("L64X128MixRandom").create(1)),
          new Stamper(new Boot(1), () -> 0, InstantSource.fixed(Instant.EPOCH), () -> true),
          samples::incrementAndGet);

  @Test
  void takes_a_sample_when_asked_and_only_once_for_each_id() {
    var command = new Command(new CommandId(5), RUN, new CommandAction.SampleNow());

    assertThat(commands.decide(command)).get().extracting("status").isEqualTo(CommandStatus.DONE);
    assertThat(commands.decide(command)).isEmpty();
    assertThat(samples).hasValue(1);
  }

  @Test
  void refuses_what_was_meant_for_another_start() {
    var command = new Command(new CommandId(5), new RunId(2), new CommandAction.SampleNow());

    assertThat(commands.decide(command))
        .get()
        .extracting("status")
        .isEqualTo(CommandStatus.RESTARTED);
    assertThat(samples).hasValue(0);
  }

  @Test
  void refuses_in_words_what_it_cannot_do() {
    var tare = new Command(new CommandId(5), RUN, new CommandAction.Tare());
    var unknown = new Command(new CommandId(6), RUN, new CommandAction.UnknownAction(99));

    assertThat(commands.decide(tare))
        .contains(
            new AnswerCommands.Answer(
                CommandStatus.REFUSED,
                "this version of the agent cannot do tare; update it first"));
    assertThat(commands.decide(unknown))
        .contains(
            new AnswerCommands.Answer(
                CommandStatus.UNKNOWN_COMMAND, "this agent does not know command 99"));
  }

  @Test
  void remembers_the_thousand_newest_ids() {
    for (int id = 1; id <= AnswerCommands.MOST_REMEMBERED + 1; id++) {
      commands.decide(new Command(new CommandId(id), RUN, new CommandAction.Tare()));
    }

    assertThat(commands.decide(new Command(new CommandId(2), RUN, new CommandAction.Tare())))
        .isEmpty();
    assertThat(commands.decide(new Command(new CommandId(1), RUN, new CommandAction.Tare())))
        .isPresent();
  }
}
