package io.neonpro.devstack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run as a child.
 *
 * @param words the program and its arguments
 * @param environment variables added to the inherited ones
 * @param directory its working directory
 * @param log the file that its output is appended to
 * @param end the signal that ends it in good order
 */
public record Command(List<String> words, Map<String, String> environment, Path directory, Path log, Signal end) {

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }
}
