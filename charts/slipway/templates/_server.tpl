{{/* The service's settings, besides the database. */}}
{{- define "slipway.server.env" -}}
{{- with .Values.settings -}}
- name: POSTGRES_POOL_SIZE
  value: {{ .poolSize | quote }}
- name: POSTGRES_TIMEOUT
  value: {{ .timeout }}
- name: LOG_FORMAT
  value: {{ .logFormat }}
- name: LOG_LEVEL
  value: {{ .logLevel }}
- name: SHUTDOWN_TIMEOUT
  value: {{ .shutdownTimeoutSeconds }}s
- name: UI
  value: {{ .ui | quote }}
{{- with .graphsUrl }}
- name: GRAPHS_URL
  value: {{ . | quote }}
{{- end }}
{{- with .metricsUrl }}
- name: METRICS_URL
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- if .Values.syslog.enabled }}
- name: SYSLOG_HOST
  value: {{ include "slipway.fullname" . }}-syslog
{{- else if .Values.externalSyslog.host }}
- name: SYSLOG_HOST
  value: {{ .Values.externalSyslog.host | quote }}
- name: SYSLOG_PORT
  value: {{ .Values.externalSyslog.port | quote }}
{{- end }}
{{- end }}
