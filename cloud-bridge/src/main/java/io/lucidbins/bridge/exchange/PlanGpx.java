package io.lucidbins.bridge.exchange;

import io.lucidbins.bridge.dispatch.DayPlan;
import io.lucidbins.bridge.dispatch.PlannedRoute;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * GPX 1.1: a {@code wpt} for each stop, and a {@code rte} for each trip with all places on the way.
 * Names begin with the order of the stop, because that is what a device shows. Elements stand in
 * the order of the schema's sequences.
 */
final class PlanGpx {
  private static final String NAMESPACE = "http://www.topografix.com/GPX/1/1";

  private final DayPlan plan;
  private final Map<String, String> streams;
  private final StringWriter text = new StringWriter();

  PlanGpx(DayPlan plan, Map<String, String> streams) {
    this.plan = plan;
    this.streams = streams;
  }

  void write(OutputStream out) throws IOException {
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writeDocument(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string cannot fail to be written", e);
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void writeDocument(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("gpx");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "1.1");
    xml.writeAttribute("creator", "Lucid Bins");
    writeHead(xml);
    for (PlannedRoute route : plan.routes()) {
      for (Halt halt : Halt.of(route)) {
        if (halt.kind() == Halt.Kind.STOP) {
          writePoint(xml, "wpt", route, halt);
        }
      }
    }
    int number = 0;
    for (PlannedRoute route : plan.routes()) {
      number = writeTrips(xml, route, number);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void writeHead(XMLStreamWriter xml) throws XMLStreamException {
    xml.writeStartElement("metadata");
    write(xml, "name", "Plan " + plan.id() + (plan.isDraft() ? " (draft)" : ""));
    write(xml, "time", plan.madeAt().toString());
    xml.writeEndElement();
  }

  private int writeTrips(XMLStreamWriter xml, PlannedRoute route, int before)
      throws XMLStreamException {
    var trips = Halt.trips(Halt.of(route));
    for (int i = 0; i < trips.size(); i++) {
      xml.writeStartElement("rte");
      write(xml, "name", "%s, trip %d of %d".formatted(route.vehicleName(), i + 1, trips.size()));
      write(xml, "number", String.valueOf(before + i + 1));
      for (Halt halt : trips.get(i)) {
        writePoint(xml, "rtept", route, halt);
      }
      xml.writeEndElement();
    }
    return before + trips.size();
  }

  private void writePoint(XMLStreamWriter xml, String element, PlannedRoute route, Halt halt)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("lat", Degrees.text(halt.position().latitude()));
    xml.writeAttribute("lon", Degrees.text(halt.position().longitude()));
    write(xml, "name", (halt.order() == 0 ? "" : halt.order() + ". ") + halt.name());
    write(xml, "desc", description(route, halt));
    write(xml, "type", streams.getOrDefault(halt.id(), halt.kind().code()));
    xml.writeEndElement();
  }

  private static String description(PlannedRoute route, Halt halt) {
    List<String> parts = new ArrayList<>();
    parts.add(route.vehicleName());
    halt.arrivesAt().ifPresent(at -> parts.add("arrives " + at));
    halt.leavesAt().ifPresent(at -> parts.add("leaves " + at));
    if (halt.kind() == Halt.Kind.STOP || halt.kind() == Halt.Kind.TIP) {
      parts.add(halt.moved().litres() + " l");
      parts.add(halt.moved().grams() + " g");
    }
    return String.join(", ", parts);
  }

  private static void write(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(Characters.xml(text));
    xml.writeEndElement();
  }
}
