{{/*
The names' first part: the release's and the chart's, or the release's alone where it has the chart's in it. Kubernetes allows 52
characters for a CronJob's name, of which "-postgres-backup" takes 16; what is longer is shortened, and a hash keeps two of them apart.
*/}}
{{- define "slipway.fullname" -}}
{{- $chart := default .Chart.Name .Values.nameOverride -}}
{{- $name := .Values.fullnameOverride | default (contains $chart .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $chart)) -}}
{{- if gt (len $name) 36 -}}
{{- printf "%s-%s" (trunc 27 $name | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end }}

{{/* What selects a component's pods; it can never change. Called with (list $ "component"). */}}
{{- define "slipway.selector" -}}
{{- $root := first . -}}
app.kubernetes.io/name: {{ $root.Values.nameOverride | default $root.Chart.Name }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ last . }}
{{- end }}

{{/* All labels of a component's objects. Called with (list $ "component"). */}}
{{- define "slipway.labels" -}}
{{- $root := first . -}}
{{ include "slipway.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: {{ $root.Values.nameOverride | default $root.Chart.Name }}
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
