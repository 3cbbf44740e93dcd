{{- /* Where backups are, and as whom one goes there. */}}
{{- define "data.store" -}}
destinationPath: {{ .destination | quote }}
{{- with .endpoint }}
endpointURL: {{ . | quote }}
{{- end }}
s3Credentials:
  {{- if .secret }}
  accessKeyId: {name: {{ .secret | quote }}, key: ACCESS_KEY_ID}
  secretAccessKey: {name: {{ .secret | quote }}, key: ACCESS_SECRET_KEY}
  {{- else }}
  inheritFromIAMRole: true
  {{- end }}
{{- end }}
