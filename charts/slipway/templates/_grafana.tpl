{{/* All dashboards, the chart's and those in grafana.dashboards.files: a map of each file's name to its text. */}}
{{- define "slipway.grafana.dashboards" -}}
{{- $files := dict -}}
{{- range $path, $content := .Files.Glob "files/grafana/dashboards/*.json" }}{{ $_ := set $files (base $path) (toString $content) }}{{ end -}}
{{- range $name, $text := .Values.grafana.dashboards.files -}}
{{- if hasKey $files $name }}{{ fail (printf "grafana.dashboards.files.%s: the chart has a file of this name, take another one" $name) }}{{ end -}}
{{- if hasKey (fromJson $text) "Error" }}{{ fail (printf "grafana.dashboards.files.%s: is not a dashboard, which is an object in JSON" $name) }}{{ end -}}
{{- $_ := set $files $name $text -}}
{{- end -}}
{{ toYaml $files }}
{{- end }}
