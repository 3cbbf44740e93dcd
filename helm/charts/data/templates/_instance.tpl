{{- /* What each instance stores on, and when what is committed is on two of them. */}}
{{- define "data.storage" -}}
{{- $class := .storage.class -}}
storage: {size: {{ .storage.size | quote }}{{ with $class }}, storageClass: {{ . | quote }}{{ end }}}
walStorage: {size: {{ .storage.wal | quote }}{{ with $class }}, storageClass: {{ . | quote }}{{ end }}}
{{- end }}

{{- define "data.synchronous" -}}
{{- if and (gt (int .instances) 1) (ne .synchronous "none") }}
synchronous: {method: any, number: 1, dataDurability: {{ .synchronous }}}
{{- end }}
{{- end }}
