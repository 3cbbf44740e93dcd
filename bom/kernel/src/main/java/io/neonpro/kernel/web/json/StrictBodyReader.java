package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Collection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the bodies of REST requests (records, lists of records, merge patches) strictly. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
@Priority(Priorities.USER - 1000)
public class StrictBodyReader implements MessageBodyReader<Object> {

    private final StrictJson json;
    private final BodyDigest digest;
    private final int maxBodyBytes;

    StrictBodyReader(
            StrictJson json, BodyDigest digest, @ConfigProperty(name = "neonpro.http.max-body") MemorySize maxBody) {
        this.json = json;
        this.digest = digest;
        this.maxBodyBytes = Math.toIntExact(maxBody.asLongValue());
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || type == MergePatch.class || Collection.class.isAssignableFrom(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        JsonNode document = json.parse(bounded(stream));
        digest.remember(document);
        return type.equals(MergePatch.class) ? json.patch(document) : json.read(document, generic);
    }

    private byte[] bounded(InputStream stream) throws IOException {
        byte[] body = stream.readNBytes(maxBodyBytes + 1);
        if (body.length > maxBodyBytes) {
            stream.transferTo(OutputStream.nullOutputStream());
            throw new ProblemException(Problem.ofStatus(413));
        }
        return body;
    }
}
