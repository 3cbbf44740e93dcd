{{- /* Who is called when one cluster's data could not be restored, or its pooler keeps everybody waiting. */}}
{{- define "data.alerts" -}}
{{- if and (or .backup.enabled .pooled) .Values.global.monitoring.enabled }}
{{- $of := printf "namespace=%q,pod=~%q" .Release.Namespace (printf "%s-[0-9]+" .cluster) }}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ .cluster }}
  labels: {{- toYaml .labels | nindent 4 }}
spec:
  groups:
    {{- if .backup.enabled }}
    - name: {{ .cluster }}-backups
      interval: 1m
      rules:
        # two nights; a new one has none before its first
        - alert: PostgresNoBackup
          expr: {{ printf "time() - max(barman_cloud_cloudnative_pg_io_last_available_backup_timestamp{%s}) > 93600" $of | quote }}
          for: 24h
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: There is no backup of the last two nights.
            runbook_url: {{ .Values.global.monitoring.runbooks }}backups
        - alert: PostgresLogNotKept
          expr: {{ printf "max(cnpg_pg_stat_archiver_last_failed_time{%s} - cnpg_pg_stat_archiver_last_archived_time{%s}) > 0" $of $of | quote }}
          for: 15m
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: What is written cannot be restored, as its log does not leave the server.
            runbook_url: {{ .Values.global.monitoring.runbooks }}backups
    {{- end }}
    {{- if .pooled }}
    {{- $pooler := printf "namespace=%q,pod=~%q" .Release.Namespace (printf "%s-pooler-rw-.+" .cluster) }}
    - name: {{ .cluster }}-pooler
      interval: 30s
      rules:
        # a service waits ten seconds for a connection of its own pool
        - alert: PostgresPoolerWaits
          expr: {{ printf "max by (database) (cnpg_pgbouncer_pools_maxwait{%s}) > 2" $pooler | quote }}
          for: 2m
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: Transactions wait for a connection to Postgres, as PgBouncer has no more of them.
            runbook_url: {{ .Values.global.monitoring.runbooks }}pooler
    {{- end }}
{{- end }}
{{- end }}
