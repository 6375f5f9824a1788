package io.lucidbins.device;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;

/** Finds what a later version of the protocol wrote. */
final class Later {
  private Later() {}

  /**
   * The message with nothing but its unknown fields, at each level. Entries of lists are not looked
   * into: by the rules of {@code v1.proto} they never grow.
   */
  static Message.Builder unknownPart(Message message) {
    var unknown = message.newBuilderForType().setUnknownFields(message.getUnknownFields());
    message.getAllFields().forEach((field, value) -> keepUnknownPart(unknown, field, value));
    return unknown;
  }

  private static void keepUnknownPart(Message.Builder to, FieldDescriptor field, Object value) {
    if (value instanceof Message inner) {
      var part = unknownPart(inner).build();
      if (part.getSerializedSize() > 0) {
        to.setField(field, part);
      }
    }
  }

  /**
   * The lowest number among the unknown fields that is {@code least} or more.
   *
   * @throws IllegalArgumentException if there is none: then the message says nothing at all
   */
  static int lowestUnknownNumber(UnknownFieldSet unknown, int least) {
    return unknown.asMap().keySet().stream()
        .filter(number -> number >= least)
        .min(Integer::compare)
        .orElseThrow(() -> new IllegalArgumentException("a record or event without content"));
  }
}
