package io.neonpro.acceptance.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A start of a service.
 *
 * @param answerMillis from the process's start to the first good answer
 * @param megabytes resident right after it
 */
record StartFigures(double answerMillis, double megabytes) {

    static StartFigures median(List<StartFigures> starts) {
        return new StartFigures(median(starts, StartFigures::answerMillis), median(starts, StartFigures::megabytes));
    }

    private static double median(List<StartFigures> starts, ToDoubleFunction<StartFigures> figure) {
        return starts.stream()
                .mapToDouble(figure)
                .sorted()
                .skip(starts.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
