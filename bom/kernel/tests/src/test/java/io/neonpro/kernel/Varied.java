package io.neonpro.kernel;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Settings for tests. */
public final class Varied {

    private Varied() {}

    /**
     * The same, but for some.
     *
     * @param others by the name of their method
     */
    public static <T> T of(Class<T> type, T settings, Map<String, ?> others) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    method.setAccessible(true);
                    return others.containsKey(method.getName())
                            ? others.get(method.getName())
                            : method.invoke(settings, arguments);
                }));
    }
}
