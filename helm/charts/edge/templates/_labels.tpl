{{- define "edge.labels" -}}
app.kubernetes.io/name: edge
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: neonpro
{{- end }}
