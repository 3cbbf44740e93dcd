{{- define "graphql.labels" -}}
app.kubernetes.io/name: gateway
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: neonpro
{{- end }}
