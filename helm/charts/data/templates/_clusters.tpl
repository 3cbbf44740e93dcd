{{- /* Each cluster in which a service's database is or is about to be, once. */}}
{{- define "data.clusters" -}}
{{- $clusters := keys .Values.postgres.clusters -}}
{{- range .Values.services -}}
{{- $clusters = append $clusters (index $.Values.global.postgres.groups . | default $.Values.global.postgres.cluster) -}}
{{- end -}}
{{- $clusters | uniq | sortAlpha | join "," -}}
{{- end }}

{{- /* What is said of one: what is said of all, and of it alone. What it is made of only that of all has. */}}
{{- define "data.cluster" -}}
{{- $all := deepCopy .Values.postgres -}}
{{- if ne .cluster .Values.global.postgres.cluster -}}
{{- $_ := set $all.recovery "from" "" -}}
{{- end -}}
{{- /* not merged, which would take false for nothing said */ -}}
{{- range $part, $said := (index .Values.postgres.clusters .cluster | default dict) -}}
{{- if kindIs "map" $said -}}
{{- range $name, $value := $said -}}{{- $_ := set (get $all $part) $name $value -}}{{- end -}}
{{- else -}}
{{- $_ := set $all $part $said -}}
{{- end -}}
{{- end -}}
{{- toYaml $all -}}
{{- end }}
