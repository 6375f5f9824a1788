package io.lucidbins.pi4j.linux;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;

/**
 * The kernel's character device for GPIO lines, version 2 of its interface: {@code linux/gpio.h},
 * equal on x86-64 and aarch64. A test compares each number with that of the header.
 */
final class GpioAbi {
  static final long GET_CHIPINFO = 0x8044_B401L;
  static final long GET_LINEINFO = 0xC100_B405L;
  static final long GET_LINE = 0xC250_B407L;
  static final long SET_CONFIG = 0xC110_B40DL;
  static final long GET_VALUES = 0xC010_B40EL;
  static final long SET_VALUES = 0xC010_B40FL;

  static final long FLAG_USED = 0x1;
  static final long FLAG_INPUT = 0x4;
  static final long FLAG_OUTPUT = 0x8;
  static final long FLAG_EDGE_RISING = 0x10;
  static final long FLAG_EDGE_FALLING = 0x20;
  static final long FLAG_BIAS_PULL_UP = 0x100;
  static final long FLAG_BIAS_PULL_DOWN = 0x200;
  static final long FLAG_BIAS_DISABLED = 0x400;

  static final int ATTRIBUTE_FLAGS = 1;
  static final int ATTRIBUTE_OUTPUT_VALUES = 2;
  static final int ATTRIBUTE_DEBOUNCE = 3;

  static final int EVENT_RISING = 1;

  /** GPIO_V2_LINES_MAX: in one request. */
  static final int MOST_LINES = 64;

  /** GPIO_V2_LINE_NUM_ATTRS_MAX: in one configuration. */
  static final int MOST_ATTRIBUTES = 10;

  /** GPIO_MAX_NAME_SIZE: with the zero behind it. */
  static final int NAME_BYTES = 32;

  private static final SequenceLayout NAME = sequenceLayout(NAME_BYTES, JAVA_BYTE);

  static final StructLayout CHIP_INFO =
      structLayout(NAME.withName("name"), NAME.withName("label"), JAVA_INT.withName("lines"));
  static final StructLayout ATTRIBUTE =
      structLayout(
          JAVA_INT.withName("id"),
          paddingLayout(4),
          JAVA_LONG.withName("value"),
          JAVA_LONG.withName("mask"));
  static final StructLayout CONFIG =
      structLayout(
          JAVA_LONG.withName("flags"),
          JAVA_INT.withName("num_attrs"),
          paddingLayout(20),
          sequenceLayout(MOST_ATTRIBUTES, ATTRIBUTE).withName("attrs"));
  static final StructLayout REQUEST =
      structLayout(
          sequenceLayout(MOST_LINES, JAVA_INT).withName("offsets"),
          NAME.withName("consumer"),
          CONFIG.withName("config"),
          JAVA_INT.withName("num_lines"),
          JAVA_INT.withName("event_buffer_size"),
          paddingLayout(20),
          JAVA_INT.withName("fd"));
  static final StructLayout VALUES =
      structLayout(JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));
  static final StructLayout LINE_INFO =
      structLayout(
          NAME.withName("name"),
          NAME.withName("consumer"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("num_attrs"),
          JAVA_LONG.withName("flags"),
          paddingLayout(176));
  static final StructLayout EVENT =
      structLayout(
          JAVA_LONG.withName("timestamp_ns"),
          JAVA_INT.withName("id"),
          JAVA_INT.withName("offset"),
          JAVA_INT.withName("seqno"),
          JAVA_INT.withName("line_seqno"),
          paddingLayout(24));

  static final long CHIP_LABEL = at(CHIP_INFO, "label");
  static final long CHIP_LINES = at(CHIP_INFO, "lines");
  static final long ATTRIBUTE_ID = at(ATTRIBUTE, "id");
  static final long ATTRIBUTE_VALUE = at(ATTRIBUTE, "value");
  static final long ATTRIBUTE_MASK = at(ATTRIBUTE, "mask");
  static final long CONFIG_FLAGS = at(CONFIG, "flags");
  static final long CONFIG_COUNT = at(CONFIG, "num_attrs");
  static final long CONFIG_ATTRIBUTES = at(CONFIG, "attrs");
  static final long REQUEST_OFFSETS = at(REQUEST, "offsets");
  static final long REQUEST_CONSUMER = at(REQUEST, "consumer");
  static final long REQUEST_CONFIG = at(REQUEST, "config");
  static final long REQUEST_LINES = at(REQUEST, "num_lines");
  static final long REQUEST_EVENTS = at(REQUEST, "event_buffer_size");
  static final long REQUEST_FD = at(REQUEST, "fd");
  static final long VALUES_BITS = at(VALUES, "bits");
  static final long VALUES_MASK = at(VALUES, "mask");
  static final long LINE_CONSUMER = at(LINE_INFO, "consumer");
  static final long LINE_OFFSET = at(LINE_INFO, "offset");
  static final long LINE_FLAGS = at(LINE_INFO, "flags");
  static final long EVENT_TIME = at(EVENT, "timestamp_ns");
  static final long EVENT_ID = at(EVENT, "id");
  static final long EVENT_OFFSET = at(EVENT, "offset");
  static final long EVENT_SEQUENCE = at(EVENT, "seqno");
  static final long EVENT_LINE_SEQUENCE = at(EVENT, "line_seqno");

  private GpioAbi() {}

  private static long at(StructLayout struct, String field) {
    return struct.byteOffset(groupElement(field));
  }
}
