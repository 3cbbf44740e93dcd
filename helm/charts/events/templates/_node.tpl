{{- /* What a broker has, may, and on which nodes it may be. What a pool says of its pods is all that is said of them: Strimzi looks
at the cluster's template only where the pool has none. */}}
{{- define "events.node" -}}
storage:
  type: jbod
  volumes:
    - {id: 0, type: persistent-claim, size: {{ .Values.storage.size | quote }}{{ with .Values.storage.class }}, class: {{ . | quote }}{{ end }}, kraftMetadata: shared, deleteClaim: false}
resources: {{- toYaml .Values.resources | nindent 2 }}
template:
  kafkaContainer: {{- include "events.restricted" . | nindent 4 }}
  # it asks in which zone it is
  initContainer: {{- include "events.restricted" . | nindent 4 }}
  pod:
    {{- include "events.pod" . | nindent 4 }}
    {{- with .Values.nodes }}
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

{{- /* It has TLS of its own. */}}
{{- define "events.pod" -}}
metadata: {annotations: {sidecar.istio.io/inject: "false"}}
{{- end }}

{{- /* Pod Security "restricted", which Strimzi does not say by itself. */}}
{{- define "events.restricted" -}}
securityContext:
  runAsNonRoot: true
  allowPrivilegeEscalation: false
  capabilities: {drop: [ALL]}
  seccompProfile: {type: RuntimeDefault}
{{- end }}
