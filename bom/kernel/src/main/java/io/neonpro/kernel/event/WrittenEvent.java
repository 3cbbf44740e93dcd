package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event as JSON, in the version that is written for now. */
record WrittenEvent(EventSchema schema, ObjectNode data) {}
