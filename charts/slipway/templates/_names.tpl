{{- define "slipway.chart" -}}
{{ .Values.nameOverride | default .Chart.Name }}
{{- end }}

{{/*
The names' first part: the release's and the chart's, or the release's alone where it has the chart's in it. Kubernetes allows 52
characters for a CronJob's name, of which "-postgres-restore" takes 17; what is longer is shortened, and a hash keeps two of them apart.
*/}}
{{- define "slipway.fullname" -}}
{{- $chart := include "slipway.chart" . -}}
{{- $name := .Values.fullnameOverride | default (contains $chart .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $chart)) -}}
{{- if gt (len $name) 35 -}}
{{- printf "%s-%s" (trunc 26 $name | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end }}

{{/* What selects a component's pods; it can never change. Called with (list $ "component"). */}}
{{- define "slipway.selector" -}}
{{- $root := first . -}}
app.kubernetes.io/name: {{ include "slipway.chart" $root }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ last . }}
{{- end }}

{{/*
The labels of a component's pods: none that a new version of the chart changes, or every release would restart the database. Called
with (list $ "component").
*/}}
{{- define "slipway.podLabels" -}}
{{ include "slipway.selector" . }}
app.kubernetes.io/part-of: {{ include "slipway.chart" (first .) }}
{{- end }}

{{/* All labels of a component's objects. Called with (list $ "component"). */}}
{{- define "slipway.labels" -}}
{{- $root := first . -}}
{{ include "slipway.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: {{ include "slipway.chart" $root }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The name and labels of an object. Called with (list $ "component" "suffix"); the suffix may be empty. */}}
{{- define "slipway.metadata" -}}
{{- $root := first . -}}
name: {{ include "slipway.fullname" $root }}{{ last . }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "slipway.labels" (list $root (index . 1)) | nindent 2 }}
{{- end }}
