package io.neonpro.manifests.deployment.object;

import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.yaml.Setting;
import io.neonpro.manifests.deployment.yaml.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much will be asked of a service in an hour: as much as at that hour in the three weeks before, times how much busier the day
 * is booked than theirs were. It only adds to what the other criteria ask for, so that a forecast which is wrong costs a few
 * instances, and never more than twice the last week's peak.
 */
final class Forecast {

    private static final String COUNT = "http_server_requests_seconds_count";
    private static final String REQUESTS = "neonpro:requests:rate10m";
    private static final String BOOKED = "neonpro:booked:day";
    private static final String FORECAST = "neonpro:requests:forecast";

    /** Each week before, less the hour that it looks ahead. */
    private static final List<String> SAME_HOUR = List.of("6d23h", "13d23h", "20d23h");

    private static final List<String> SAME_DAY = List.of("1w", "2w", "3w");
    private static final int DAYS_AHEAD = 14;

    private final Service service;

    Forecast(Service service) {
        this.service = service;
    }

    Map<String, Object> group() {
        return Tree.of(
                "name",
                service.name() + "-forecast",
                "interval",
                "1m",
                "rules",
                List.of(
                        Alert.recording(service, REQUESTS, "sum(rate(" + Alert.series(service, COUNT, "") + "[10m]))"),
                        Alert.recording(service, BOOKED, booked()),
                        Alert.recording(service, FORECAST, forecast())));
    }

    Map<String, Object> trigger(int perSecond) {
        return Tree.of(
                "type",
                "prometheus",
                "metadata",
                Tree.of(
                        "serverAddress",
                        Setting.global("monitoring.prometheus", "http://prometheus-operated.monitoring:9090"),
                        "query",
                        Alert.inNamespace("sum(" + recorded(FORECAST) + ")"),
                        "threshold",
                        String.valueOf(perSecond)));
    }

    /**
     * What was booked for about this day: a day before for tomorrow, two days before for the day after, and so on. Unknown, and not
     * nothing, as long as not all of these days were watched.
     */
    private String booked() {
        String known = "count(present_over_time(" + Alert.series(service, COUNT, "") + "[1h] offset " + (DAYS_AHEAD + 1)
                + "d))";
        return "(" + bookings() + ") and on() " + known;
    }

    private String bookings() {
        return IntStream.rangeClosed(0, DAYS_AHEAD)
                .mapToObj(days -> "(sum(increase("
                        + Alert.series(service, Service.BOOKED, ",lead=\"" + days + "\"")
                        + "[1d]" + (days == 0 ? "" : " offset " + days + "d") + ")) or vector(0))")
                .collect(Collectors.joining(" + "));
    }

    private String forecast() {
        String busier = "(sum(" + recorded(BOOKED) + ") / (" + mean(BOOKED, SAME_DAY) + " > 0) or vector(1))";
        return "clamp_max(" + mean(REQUESTS, SAME_HOUR) + " * clamp(" + busier
                + ", 0.2, 2), scalar(2 * max(max_over_time(" + recorded(REQUESTS) + "[1w]))))";
    }

    /** Of as many weeks as there are. */
    private String mean(String record, List<String> offsets) {
        return IntStream.range(0, offsets.size())
                .mapToObj(week -> "label_replace(" + recorded(record) + " offset " + offsets.get(week)
                        + ", \"week\", \"" + (week + 1) + "\", \"\", \"\")")
                .collect(Collectors.joining(" or ", "avg(", ")"));
    }

    private String recorded(String record) {
        return Alert.series(service, record, "");
    }
}
