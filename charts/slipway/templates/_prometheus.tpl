{{/* A quantity in bytes, as an expression of PromQL: 8Gi becomes 8 * 1024 ^ 3. Called with .Values.….size. */}}
{{- define "slipway.prometheus.bytes" -}}
{{- $powers := dict "" "1" "k" "1e3" "M" "1e6" "G" "1e9" "T" "1e12" "P" "1e15" "E" "1e18"
  "Ki" "1024" "Mi" "1024 ^ 2" "Gi" "1024 ^ 3" "Ti" "1024 ^ 4" "Pi" "1024 ^ 5" "Ei" "1024 ^ 6" -}}
{{ regexFind "^[0-9.]+" . }} * {{ get $powers (regexFind "[a-zA-Z]*$" .) }}
{{- end }}

{{/*
A group of recording rules for limits that Prometheus cannot measure: the sizes of the volumes, and the highest age of the last backup.
Without volumes and backups, it is empty.
*/}}
{{- define "slipway.prometheus.capacity" -}}
{{- $volumes := dict -}}
{{- with .Values.postgres }}{{ if and .enabled .persistence.enabled }}{{ $_ := set $volumes "database" .persistence.size }}{{ end }}{{ end -}}
{{- with .Values.prometheus }}{{ if and .enabled .persistence.enabled }}{{ $_ := set $volumes "prometheus" .persistence.size }}{{ end }}{{ end -}}
{{- $backups := and .Values.postgres.enabled .Values.postgres.backup.enabled .Values.postgres.exporter.enabled -}}
{{- if or $volumes $backups -}}
groups:
  - name: capacity
    rules:
      {{- range $volume, $size := $volumes }}
      - record: slipway:volume_size:bytes
        expr: vector({{ include "slipway.prometheus.bytes" $size }})
        labels:
          volume: {{ $volume }}
          namespace: {{ $.Release.Namespace | quote }}
          release: {{ $.Release.Name | quote }}
      {{- end }}
      {{- if $backups }}
      - record: slipway:backup_max_age:seconds
        expr: vector({{ .Values.postgres.backup.maxAgeHours }} * 3600)
        labels:
          namespace: {{ .Release.Namespace | quote }}
          release: {{ .Release.Name | quote }}
      {{- end }}
{{- end -}}
{{- end }}

{{/* The series of postgres_exporter that rules and dashboards use. Others are dropped: it has one for each of PostgreSQL's 380 settings. */}}
{{- define "slipway.prometheus.postgresSeries" -}}
pg_up|pg_settings_max_connections|pg_wal_size_bytes|pg_(stat|database)_.*|slipway_backup_.*
{{- end }}

{{/* The Alertmanagers to which Prometheus sends alerts, as a list in JSON. */}}
{{- define "slipway.prometheus.alertmanagers" -}}
{{- $own := .Values.alertmanager.enabled | ternary (list (printf "%s-alertmanager:9093" (include "slipway.fullname" .))) list -}}
{{ concat $own .Values.prometheus.alertmanagers | default list | toJson }}
{{- end }}

{{/* All rule files, the chart's and those in prometheus.rules: a map of each file's name to its text. */}}
{{- define "slipway.prometheus.rules" -}}
{{- $files := dict -}}
{{- range $path, $content := .Files.Glob "files/prometheus/rules/*.yml" }}{{ $_ := set $files (base $path) (toString $content) }}{{ end -}}
{{- range $name, $content := .Values.prometheus.rules -}}
{{- if hasKey $files $name }}{{ fail (printf "prometheus.rules.%s: the chart has a file of this name, take another one" $name) }}{{ end -}}
{{- $text := $content -}}
{{- if not (kindIs "string" $content) }}{{ $text = toYaml $content }}{{ end -}}
{{- if not (kindIs "slice" (fromYaml $text).groups) }}{{ fail (printf "prometheus.rules.%s: is not a rule file, which is YAML with a list of groups" $name) }}{{ end -}}
{{- $_ := set $files $name $text -}}
{{- end -}}
{{ toYaml $files }}
{{- end }}

{{/*
Limits a rule's expression to the series of its own release, because an operator's Prometheus has the series of several. Each selector
gets the labels of the release, and each recorded series gets a selector. Called with (list $ "expression").
*/}}
{{- define "slipway.prometheus.ownSeries" -}}
{{- $release := (first .).Release -}}
{{- $selected := regexReplaceAll "([a-z0-9_]+:[a-z0-9_]+:[a-z0-9_]+)" (last .) "${1}{}" | replace "{}{" "{" -}}
{{- regexReplaceAll "\\{((?:[^{}\"]|\"[^\"]*\")*)\\}" $selected (printf "{namespace=%q,release=%q,${1}}" $release.Namespace $release.Name) | replace ",}" "}" -}}
{{- end }}
