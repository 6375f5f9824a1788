package io.lucidbins.device;

/**
 * Every limit of the protocol. A value beyond one is refused by the constructor of its type, so it
 * cannot be sent; a payload that says so is {@link Decoded.Refused}.
 */
public final class Limits {
  /** Records in one batch, tombstones not counted. */
  public static final int MAX_BATCH_RECORDS = 500;

  /** Bytes of one encoded MQTT payload of any kind, checksum included. */
  public static final int MAX_BATCH_BYTES = 32 * 1024;

  /** Bytes of one encoded record: what fits into a batch of its own. */
  public static final int MAX_RECORD_BYTES = 30 * 1024;

  /** Tombstones in one batch. */
  public static final int MAX_BATCH_TOMBSTONES = 500;

  /** Runs of kinds in one tombstone; at this limit neighbours no longer merge. */
  public static final int MAX_TOMBSTONE_RUNS = 256;

  /** Streams in one {@link Hello}; more go as parts. */
  public static final int MAX_HELLO_STREAMS = 500;

  /** Parts of one {@link Hello}: room for the stubs and 10,000 streams that hold rows. */
  public static final int MAX_HELLO_PARTS = 40;

  /** Stubs that an outbox keeps; streams evicted before these are outside the promise. */
  public static final int MAX_STUBS = 10_000;

  /** Sequence numbers and watermarks; 2^53 - 1, so that every JSON reader holds them exactly. */
  public static final long MAX_SEQ = (1L << 53) - 1;

  /** Earliest wall time of a stamp: 0001-01-01T00:00Z in ms since 1970. */
  public static final long MIN_WALL_MS = -62_135_596_800_000L;

  /** Latest wall time of a stamp: 9999-12-31T23:59:59.999Z in ms since 1970. */
  public static final long MAX_WALL_MS = 253_402_300_799_999L;

  /** Monotonic time of a stamp: 2^47 ms, 4,459 years. */
  public static final long MAX_MONOTONIC_MS = 1L << 47;

  /** Characters (UTF-16) of a name: part, version, material, bin type, figure. */
  public static final int MAX_NAME_CHARS = 64;

  /** Characters (UTF-16) of a text for people. */
  public static final int MAX_TEXT_CHARS = 1_000;

  /** Characters (UTF-16) of the text of one check: an install report then fits into a batch. */
  public static final int MAX_CHECK_CHARS = 200;

  /** Characters (UTF-16) of the settings that one command carries. */
  public static final int MAX_SETTINGS_CHARS = 10_000;

  /** Bytes of one sealed secret, encapsulated key included. */
  public static final int MAX_SEALED_BYTES = 256;

  /** Checks of an install report, and figures of a health report. */
  public static final int MAX_REPORT_LINES = 32;

  /** Seconds that an identify, an open session or a diagnosis may last. */
  public static final int MAX_COMMAND_SECONDS = 600;

  private Limits() {}
}
