{{- define "cluster.labels" -}}
app.kubernetes.io/name: headroom
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: neonpro
{{- end }}
