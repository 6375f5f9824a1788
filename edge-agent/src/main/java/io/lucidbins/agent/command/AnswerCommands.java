package io.lucidbins.agent.command;

import io.lucidbins.agent.outbox.Outbox;
import io.lucidbins.agent.outbox.Stamper;
import io.lucidbins.device.Command;
import io.lucidbins.device.CommandAction;
import io.lucidbins.device.CommandId;
import io.lucidbins.device.CommandStatus;
import io.lucidbins.device.Event;
import io.lucidbins.device.EventDetail;
import io.lucidbins.device.RunId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.tinylog.Logger;

/**
 * Answers the commands of the bridge. A sample can be asked for; what this version cannot do is
 * refused in words.
 */
public final class AnswerCommands implements AutoCloseable {
  /** Ids that are remembered. A command names its run, so ids of earlier runs need no memory. */
  static final int MOST_REMEMBERED = 1_000;

  /** Commands that may wait; the bridge issues more than these anew when no answer comes. */
  static final int MOST_WAITING = 100;

  /** What came of a command. */
  record Answer(CommandStatus status, String text) {}

  private final RunId run;
  private final Outbox outbox;
  private final Stamper stamper;
  private final Runnable requestSample;
  private final Set<CommandId> taken = new LinkedHashSet<>();
  private final BlockingQueue<Command> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread = Thread.ofVirtual().name("commands").unstarted(this::work);

  /**
   * @param run the one run that may be commanded
   * @param requestSample has a sample taken soon; must not block
   */
  public AnswerCommands(RunId run, Outbox outbox, Stamper stamper, Runnable requestSample) {
    this.run = run;
    this.outbox = outbox;
    this.stamper = stamper;
    this.requestSample = requestSample;
  }

  public void start() {
    thread.start();
  }

  /** Takes a command to be answered soon; only enqueues. */
  public void take(Command command) {
    if (!waiting.offer(command)) {
      Logger.warn("command {} is dropped: {} are waiting already", command.id(), MOST_WAITING);
    }
  }

  private void work() {
    try {
      while (true) {
        answer(waiting.take());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(Command command) {
    Optional<Answer> answer = decide(command);
    if (answer.isPresent()) {
      var detail =
          new EventDetail.CommandAnswered(command.id(), answer.get().status(), answer.get().text());
      try {
        outbox.append(List.of(new Event(stamper.stamp(), detail)));
      } catch (RuntimeException e) {
        // Also a fault of the program: the thread must live to answer the next command.
        Logger.error("the answer to command {} is lost: {}", command.id(), e.getMessage());
      }
    }
  }

  /** Does what is asked, and says what came of it; empty for a command that was taken before. */
  Optional<Answer> decide(Command command) {
    if (!taken.add(command.id())) {
      return Optional.empty();
    }
    if (taken.size() > MOST_REMEMBERED) {
      taken.remove(taken.iterator().next());
    }
    if (!command.run().equals(run)) {
      return Optional.of(
          new Answer(CommandStatus.RESTARTED, "the agent was started anew since, as run " + run));
    }
    return Optional.of(carryOut(command.action()));
  }

  private Answer carryOut(CommandAction action) {
    return switch (action) {
      case CommandAction.SampleNow _ -> {
        requestSample.run();
        yield new Answer(CommandStatus.DONE, "a sample follows");
      }
      case CommandAction.Identify _ -> refused("identify");
      case CommandAction.Tare _ -> refused("tare");
      case CommandAction.Calibrate _ -> refused("calibrate");
      case CommandAction.SetSettings _ -> refused("set-settings");
      case CommandAction.OpenSession _ -> refused("open-session");
      case CommandAction.Diagnose _ -> refused("diagnose");
      case CommandAction.Restart _ -> refused("restart");
      case CommandAction.Update _ -> refused("update");
      case CommandAction.RotateCertificate _ -> refused("rotate-certificate");
      case CommandAction.UnknownAction(int number) ->
          new Answer(CommandStatus.UNKNOWN_COMMAND, "this agent does not know command " + number);
    };
  }

  private static Answer refused(String name) {
    return new Answer(
        CommandStatus.REFUSED, "this version of the agent cannot do " + name + "; update it first");
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
