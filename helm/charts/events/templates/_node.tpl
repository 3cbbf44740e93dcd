{{- /* What a broker has, and on which nodes it may be. */}}
{{- define "events.node" -}}
storage:
  type: jbod
  volumes:
    - {id: 0, type: persistent-claim, size: {{ .Values.storage.size | quote }}, kraftMetadata: shared, deleteClaim: false}
resources: {{- toYaml .Values.resources | nindent 2 }}
{{- with .Values.nodes }}
template:
  pod:
    affinity:
      nodeAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          nodeSelectorTerms:
            - matchExpressions:
                {{- range $label, $value := . }}
                - {key: {{ $label | quote }}, operator: In, values: [{{ $value | quote }}]}
                {{- end }}
{{- end }}
{{- end }}
