{{- /* Where the databases are, as JSON: {cluster: [service, …]}. */}}
{{- define "migrate.clusters" -}}
{{- $clusters := dict -}}
{{- range $service := .Values.services -}}
{{- $cluster := index $.Values.global.postgres.groups $service | default $.Values.global.postgres.cluster -}}
{{- $_ := set $clusters $cluster (append (get $clusters $cluster | default list) $service) -}}
{{- end -}}
{{- toJson $clusters -}}
{{- end }}
