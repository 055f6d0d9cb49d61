{{/* An image's name: with its digest, if there is one, since a tag can be moved to another image. Called with .Values.….image. */}}
{{- define "slipway.image" -}}
{{- with .registry }}{{ . }}/{{ end -}}
{{ .repository }}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end }}
{{- end }}

{{/*
What all pods have: nobody's user, no token for the API server, and where they may run. Called with (list $ "component" uid), where uid
is a user of the image that is not root.
*/}}
{{- define "slipway.pod" -}}
{{- $root := first . -}}
serviceAccountName: {{ include "slipway.serviceAccount" (list $root (index . 1)) }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  {{- if not $root.Values.openshift }}
  runAsUser: {{ last . }}
  runAsGroup: {{ last . }}
  fsGroup: {{ last . }}
  {{- end }}
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with $root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $root.Values.priorityClassName }}
priorityClassName: {{ . | quote }}
{{- end }}
{{- end }}

{{/* The account of a component's pods. Called with (list $ "component"). */}}
{{- define "slipway.serviceAccount" -}}
{{- $root := first . -}}
{{- if eq (last .) "server" -}}
{{ $root.Values.serviceAccount.name | default (include "slipway.fullname" $root) }}
{{- else -}}
{{ include "slipway.fullname" $root }}-parts
{{- end -}}
{{- end }}

{{/* What no container needs. */}}
{{- define "slipway.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Replaces pods when a file changes that their programs read only at start. Called with (list $ "template" …). */}}
{{- define "slipway.checksum" -}}
{{- $root := first . -}}
{{- $files := "" -}}
{{- range rest . }}{{ $files = print $files ((include (print $root.Template.BasePath "/" .) $root | fromYaml).data | toYaml) }}{{ end -}}
checksum/configuration: {{ sha256sum $files }}
{{- end }}

{{/* A claim for a volume. Called with .Values.….persistence. */}}
{{- define "slipway.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end }}
