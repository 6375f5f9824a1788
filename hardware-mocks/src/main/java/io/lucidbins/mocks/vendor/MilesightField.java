package io.lucidbins.mocks.vendor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * One field of a Milesight EM400-UDL uplink: channel, type and value, numbers little endian
 * [Milesight-IoT/SensorDecoders, EM400-UDL, whose example payloads these fields reproduce; the
 * manual of the EM400 series for a distance out of range]. An uplink is any of them in a row.
 */
public sealed interface MilesightField {

  /** The LoRaWAN port that the sensors use unless told otherwise. */
  int PORT = 85;

  /** The bytes of the field, channel and type included. */
  byte[] bytes();

  /** An uplink of these fields. */
  static byte[] uplink(MilesightField... fields) {
    List<byte[]> parts = List.of(fields).stream().map(MilesightField::bytes).toList();
    ByteBuffer out = ByteBuffer.allocate(parts.stream().mapToInt(part -> part.length).sum());
    parts.forEach(out::put);
    return out.array();
  }

  private static ByteBuffer field(int channel, int type, int bytes) {
    return ByteBuffer.allocate(2 + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) channel)
        .put((byte) type);
  }

  private static short tenths(double celsius) {
    Checks.range("the temperature in C", celsius, -3_276.8, 3_276.7);
    return (short) Math.round(celsius * 10);
  }

  /** Battery, 0 to 100 %. */
  record Battery(int percent) implements MilesightField {
    public Battery {
      Checks.range("the battery in %", percent, 0, 100);
    }

    @Override
    public byte[] bytes() {
      return field(0x01, 0x75, 1).put((byte) percent).array();
    }
  }

  /** Temperature, rounded to 0.1 C. */
  record Temperature(double celsius) implements MilesightField {
    @Override
    public byte[] bytes() {
      return field(0x03, 0x67, 2).putShort(tenths(celsius)).array();
    }
  }

  /** Distance, 0 to 65,535 mm. */
  record Distance(int millimetres) implements MilesightField {
    /** What is sent for a distance that the sensor cannot measure. */
    public static final Distance OUT_OF_RANGE = new Distance(0xFFFD);

    public Distance {
      Checks.range("the distance in mm", millimetres, 0, 0xFFFF);
    }

    @Override
    public byte[] bytes() {
      return field(0x04, 0x82, 2).putShort((short) millimetres).array();
    }
  }

  /** Whether the sensor is tilted by 20 degrees or more. */
  record Position(boolean tilted) implements MilesightField {
    @Override
    public byte[] bytes() {
      return field(0x05, 0x00, 1).put((byte) (tilted ? 1 : 0)).array();
    }
  }

  /**
   * Where it is, of NB-IoT sensors.
   *
   * @param motion 0 unknown, 1 starts to move, 2 moves, 3 stops
   * @param geofence 0 inside, 1 outside, 2 unset, 3 unknown
   */
  record Location(double longitude, double latitude, int motion, int geofence)
      implements MilesightField {
    public Location {
      // Its own published example has a latitude of 118 degrees.
      Checks.range("the longitude", longitude, -180, 180);
      Checks.range("the latitude", latitude, -180, 180);
      Checks.range("the motion", motion, 0, 3);
      Checks.range("the geofence", geofence, 0, 3);
    }

    @Override
    public byte[] bytes() {
      return field(0x06, 0x88, 9)
          .putInt((int) Math.round(longitude * 1e6))
          .putInt((int) Math.round(latitude * 1e6))
          .put((byte) ((geofence << 4) | motion))
          .array();
    }
  }

  /** Temperature beyond its threshold, or back within it. */
  record TemperatureAlarm(double celsius, boolean alarm) implements MilesightField {
    @Override
    public byte[] bytes() {
      return field(0x83, 0x67, 3).putShort(tenths(celsius)).put((byte) (alarm ? 1 : 0)).array();
    }
  }

  /** Distance beyond its threshold, or back within it. */
  record DistanceAlarm(int millimetres, boolean alarm) implements MilesightField {
    public DistanceAlarm {
      Checks.range("the distance in mm", millimetres, 0, 0xFFFF);
    }

    @Override
    public byte[] bytes() {
      return field(0x84, 0x82, 3).putShort((short) millimetres).put((byte) (alarm ? 1 : 0)).array();
    }
  }
}
