{{/* The service's image. Its default name is the service's name. */}}
{{- define "slipway.server.image" -}}
{{- $image := .Values.image -}}
{{- if or $image.tag $image.digest -}}
{{ include "slipway.image" (merge (dict "repository" ($image.repository | default (include "slipway.name" .))) $image) }}
{{- else -}}
{{ fail "image.tag is missing: it is the version of the service's image, and k8s/values.yaml sets it; or set image.digest" }}
{{- end -}}
{{- end }}

{{/* The image of the system tests. Its default registry and tag are those of the service's image. */}}
{{- define "slipway.systemTest.image" -}}
{{- $_ := include "slipway.server.image" . -}}
{{- $image := .Values.systemTest.image -}}
{{- $tag := $image.tag | default .Values.image.tag -}}
{{- if or $tag $image.digest -}}
{{- $defaults := dict "registry" ($image.registry | default .Values.image.registry) "tag" $tag
  "repository" ($image.repository | default (printf "%s-system-test" (include "slipway.name" .))) -}}
{{ include "slipway.image" (merge $defaults $image) }}
{{- else -}}
{{ fail "systemTest.image.digest is missing: image.digest is that of the service's image, and image.tag is not set" }}
{{- end -}}
{{- end }}

{{/* The mounts of the service and its migration, in addition to the database's files. */}}
{{- define "slipway.server.mounts" -}}
- name: tmp
  mountPath: /tmp
{{- with .Values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{/* The service's settings, in addition to those for the database. */}}
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
{{- with .idleTimeout }}
- name: HTTP_IDLE_TIMEOUT
  value: {{ . }}
{{- end }}
- name: HTTP_MAX_CONNECTIONS
  value: {{ .maxConnections | quote }}
- name: WARM_UP
  value: {{ .warmUp | quote }}
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
- name: SYSLOG_PORT
  value: "5514"
{{- else if .Values.externalSyslog.host }}
- name: SYSLOG_HOST
  value: {{ .Values.externalSyslog.host | quote }}
- name: SYSLOG_PORT
  value: {{ .Values.externalSyslog.port | quote }}
{{- end }}
{{- end }}
