{{- /* Where names are asked for: pods in a namespace, and a cache on each node, which is of the node and so of no namespace. */}}
{{- define "neonpro.dns" -}}
- to:
    - namespaceSelector:
        matchLabels: {kubernetes.io/metadata.name: {{ .Values.global.dns.namespace | quote }}}
  ports:
    - {protocol: UDP, port: {{ .Values.global.dns.port }}}
    - {protocol: TCP, port: {{ .Values.global.dns.port }}}
- to:
    - ipBlock: {cidr: {{ .Values.global.dns.network | quote }}}
  ports:
    - {protocol: UDP, port: 53}
    - {protocol: TCP, port: 53}
{{- end }}
