package io.neonpro.manifests.deployment.yaml;

/** How settings are written: as what they are, or as what Helm puts in their place. */
public enum Notation {
    PLAIN {
        @Override
        String scalar(Setting setting) {
            return setting.standard() instanceof String text ? quoted(text) : String.valueOf(setting.standard());
        }

        @Override
        String inText(Setting setting) {
            return escaped(String.valueOf(setting.standard()));
        }

        @Override
        String literal(String text) {
            return escaped(text);
        }
    },

    HELM {
        @Override
        String scalar(Setting setting) {
            String quote = setting.standard() instanceof String ? " | quote" : "";
            return "{{ " + setting.expression() + quote + " }}";
        }

        @Override
        String inText(Setting setting) {
            return "{{ " + setting.expression() + " }}";
        }

        /** What looks like Helm's own is Prometheus'. */
        @Override
        String literal(String text) {
            return escaped(text).replace("{{", "{{ `{{` }}");
        }
    };

    abstract String scalar(Setting setting);

    abstract String inText(Setting setting);

    abstract String literal(String text);

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
