package io.neonpro.acceptance.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The starts of one service, or none: one of each round, as a machine is not the same from one minute to the next. */
final class Starts {

    private final List<StartFigures> all = new ArrayList<>();

    void add(StartFigures start) {
        all.add(start);
    }

    /** Not a number where there are none, as the other. */
    double least(ToDoubleFunction<StartFigures> figure) {
        return sorted(figure).findFirst().orElse(Double.NaN);
    }

    double median(ToDoubleFunction<StartFigures> figure) {
        return sorted(figure).skip(all.size() / 2).findFirst().orElse(Double.NaN);
    }

    private DoubleStream sorted(ToDoubleFunction<StartFigures> figure) {
        return all.stream().mapToDouble(figure).sorted();
    }
}
