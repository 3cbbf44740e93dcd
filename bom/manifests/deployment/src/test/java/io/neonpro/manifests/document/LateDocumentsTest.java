package io.neonpro.manifests.document;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateDocumentsTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void whatIsPreparedAtTheStartWaitsForTheFirstWhoAsks() throws Exception {
        LateDocuments late = new LateDocuments();

        late.around(call("prepareDocument"));
        assertThat(done).isEmpty();
        late.around(call("getDocument"));
        assertThat(done).containsExactly("prepareDocument", "getDocument");
        late.around(call("getDocument"));
        assertThat(done).containsExactly("prepareDocument", "getDocument", "getDocument");
    }

    private InvocationContext call(String name) {
        return (InvocationContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, asked, arguments) -> asked.getName().equals("getMethod") ? method(name) : done.add(name));
    }

    private static Method method(String name) {
        return List.of(Documents.class.getDeclaredMethods()).stream()
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As Quarkus names its methods. */
    private interface Documents {

        void prepareDocument();

        byte[] getDocument();
    }
}
