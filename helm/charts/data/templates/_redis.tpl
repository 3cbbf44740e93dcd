{{- /* What Redis' own units are, of 1024 each; Kubernetes has other names for them. */}}
{{- define "redis.kilobytes" -}}
{{- $units := dict "kb" 1 "mb" 1024 "gb" 1048576 -}}
{{- mul (regexFind "^[0-9]+" .) (get $units (regexFind "[a-z]+$" .)) -}}
{{- end }}
