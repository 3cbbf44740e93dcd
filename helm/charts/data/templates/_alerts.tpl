{{- /* Who is called when a cluster is away or about to be, when its data could not be restored, or its pooler keeps everybody waiting. */}}
{{- define "data.alerts" -}}
{{- if .Values.global.monitoring.enabled }}
{{- $of := printf "namespace=%q,pod=~%q" .Release.Namespace (printf "%s-[0-9]+" .cluster) }}
{{- $volumes := printf "namespace=%q,persistentvolumeclaim=~%q" .Release.Namespace (printf "%s-[0-9]+(-wal)?" .cluster) }}
{{- $runbook := printf "%spostgres" .Values.global.monitoring.runbooks }}
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata:
  name: {{ .cluster }}
  labels: {{- toYaml .labels | nindent 4 }}
spec:
  groups:
    - name: {{ .cluster }}-instances
      interval: 30s
      rules:
        # one that follows another region is written to by nobody
        - alert: PostgresIsAway
          expr: {{ ternary (printf "absent(cnpg_collector_up{%s} == 1)" $of) (printf "absent(cnpg_pg_replication_in_recovery{%s} == 0)" $of) .of.recovery.follow | quote }}
          for: 2m
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: {{ ternary "No instance is there." "No instance may be written to." .of.recovery.follow }}
            runbook_url: {{ $runbook }}
        {{- if gt (int .of.instances) 1 }}
        - alert: PostgresIsNotFollowed
          expr: {{ printf "max(cnpg_pg_replication_streaming_replicas{%s}) < %d" $of (sub (int .of.instances) 1) | quote }}
          for: 10m
          labels: {severity: ticket, cluster: {{ .cluster }}}
          annotations:
            summary: An instance does not follow, so what is committed is on fewer of them.
            runbook_url: {{ $runbook }}
        {{- end }}
        - alert: PostgresConnectionsRunOut
          expr: {{ printf "max(sum by (pod) (cnpg_backends_total{%s})) > %d" $of (div (mul 9 (int .of.parameters.max_connections)) 10) | quote }}
          for: 5m
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: Nine tenths of the connections that an instance takes are there.
            runbook_url: {{ $runbook }}
        - alert: PostgresVolumeFills
          expr: {{ printf "min(kubelet_volume_stats_available_bytes{%s} / kubelet_volume_stats_capacity_bytes{%s}) < 0.15" $volumes $volumes | quote }}
          for: 10m
          labels: {severity: page, cluster: {{ .cluster }}}
          annotations:
            summary: A volume is nearly full; when it is, nothing is written any more.
            runbook_url: {{ $runbook }}
        # vacuum begins to freeze at 200 million; at two thousand Postgres writes nothing any more
        - alert: PostgresIsNotFrozen
          expr: {{ printf "max(cnpg_pg_database_xid_age{%s}) > 500000000" $of | quote }}
          for: 1h
          labels: {severity: ticket, cluster: {{ .cluster }}}
          annotations:
            summary: Old rows are not frozen, for which something holds vacuum back.
            runbook_url: {{ $runbook }}
    {{- if .of.backup.enabled }}
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
