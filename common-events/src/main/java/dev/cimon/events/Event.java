package dev.cimon.events;

/** A fact or a request on a topic. Its JSON is the value of the Kafka record; see {@link EventCodec}. */
public interface Event {

    /** The Kafka key: records with the same key keep their order. */
    String partitionKey();
}
