{{/* An image's name, with the digest instead of the tag if it is set, because a tag can move to another image. Called with .Values.….image. */}}
{{- define "slipway.image" -}}
{{- with .registry }}{{ . }}/{{ end -}}
{{ .repository }}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end }}
{{- end }}

{{/*
The part of the specification that all pods share: a user without rights, no token for the API server, and the allowed nodes. Called with
(list $ "component" uid), where uid is a user of the image, but not root.
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

{{/* The account of a component's pods. The service has its own, so that no other pod gets its role in a cloud. Called with (list $ "component"). */}}
{{- define "slipway.serviceAccount" -}}
{{- $root := first . -}}
{{- if eq (last .) "server" -}}
{{ $root.Values.serviceAccount.name | default (include "slipway.fullname" $root) }}
{{- else if and (eq (last .) "backup") $root.Values.postgres.backup.s3.bucket -}}
{{ include "slipway.fullname" $root }}-backup
{{- else -}}
{{ include "slipway.fullname" $root }}-parts
{{- end -}}
{{- end }}

{{/* Removes the rights that no container of the chart needs. */}}
{{- define "slipway.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* An annotation that replaces the pods when their configuration changes: the programs read it only at start. Called with (list $ "template" …). */}}
{{- define "slipway.checksum" -}}
{{- $root := first . -}}
{{- $files := "" -}}
{{- range rest . }}{{ $files = print $files ((include (print $root.Template.BasePath "/" .) $root | fromYaml).data | toYaml) }}{{ end -}}
checksum/configuration: {{ sha256sum $files }}
{{- end }}

{{/* The specification of a volume claim. Called with .Values.….persistence. */}}
{{- define "slipway.claim" -}}
accessModes: [ReadWriteOnce]
{{- with .storageClass }}
storageClassName: {{ . | quote }}
{{- end }}
resources:
  requests:
    storage: {{ .size }}
{{- end }}
