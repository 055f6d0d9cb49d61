{{/* The service's name. Objects, images, the database and its roles use it. */}}
{{- define "slipway.name" -}}
{{- if has .Values.nameOverride (list "none" "postgres" "public" "template0" "template1") -}}
{{- fail (printf "nameOverride cannot be %s: PostgreSQL reserves this name" .Values.nameOverride) -}}
{{- end -}}
{{- required "nameOverride is missing: it is the service's name, and k8s/values.yaml sets it (--values k8s/values.yaml)" .Values.nameOverride -}}
{{- end }}

{{/*
The first part of all names: the release's name and the service's, or only the release's name if it contains the service's. Kubernetes
allows 52 characters for a CronJob's name, and "-postgres-restore" takes 17 of them. A Service's name begins with a letter and has no dot.
The chart shortens and changes names that break these rules, and adds a hash to keep them unique.
*/}}
{{- define "slipway.fullname" -}}
{{- $service := include "slipway.name" . -}}
{{- $name := .Values.fullnameOverride | default (contains $service .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $service)) -}}
{{- if or (gt (len $name) 35) (not (regexMatch "^[a-z][-a-z0-9]*$" $name)) -}}
{{- $valid := regexReplaceAll "^([0-9])" ($name | replace "." "-") "r${1}" -}}
{{- printf "%s-%s" (trunc 26 $valid | trimSuffix "-") (sha256sum $name | trunc 8) -}}
{{- else -}}
{{- $name -}}
{{- end -}}
{{- end }}

{{/* The labels that select a component's pods. Kubernetes refuses any change of them in an upgrade. Called with (list $ "component"). */}}
{{- define "slipway.selector" -}}
{{- $root := first . -}}
app.kubernetes.io/name: {{ include "slipway.name" $root }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
app.kubernetes.io/component: {{ last . }}
{{- end }}

{{/*
The labels of a component's pods. None contains a version, because a changed label would restart the database in every upgrade. Called
with (list $ "component").
*/}}
{{- define "slipway.podLabels" -}}
{{ include "slipway.selector" . }}
app.kubernetes.io/part-of: {{ include "slipway.name" (first .) }}
{{- end }}

{{/* All labels of a component's objects. Called with (list $ "component"). */}}
{{- define "slipway.labels" -}}
{{- $root := first . -}}
{{ include "slipway.selector" . }}
{{- /* A label's value has at most 63 characters and ends with a letter or a digit. A tag can break both rules. */}}
{{- with $root.Values.image.tag | toString | trunc 63 | regexFind "[A-Za-z0-9]([-\\w.]*[A-Za-z0-9])?" }}
app.kubernetes.io/version: {{ . | quote }}
{{- end }}
app.kubernetes.io/part-of: {{ include "slipway.name" $root }}
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
