{{- /* Whose pages may read answers, as JSON: those of the edge itself, and of the applications. */}}
{{- define "neonpro.origins" -}}
{{- $origins := compact (list (ternary (printf "https://%s" .Values.global.edge.host) "" .Values.global.edge.enabled)) -}}
{{- range .Values.global.apps -}}
{{- $origins = concat $origins (.origins | default list) -}}
{{- end -}}
{{- toJson $origins -}}
{{- end }}
