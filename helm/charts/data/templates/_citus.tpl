{{- /* Who a transaction works for is said to the workers, too. */}}
{{- define "data.parameters" -}}
{{- $citus := dict "citus.propagate_set_commands" "local" "citus.max_shared_pool_size" "300" -}}
{{- toYaml (ternary (merge (dict) .of.parameters $citus) .of.parameters (not (not .citus))) }}
{{- end }}
