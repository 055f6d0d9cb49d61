{{/* An image's name: by digest where there is one, which nobody can move. Called with (list $ .Values.….image). */}}
{{- define "slipway.image" -}}
{{- $root := first . -}}
{{- $image := last . -}}
{{- with $image.registry }}{{ . }}/{{ end -}}
{{ $image.repository }}
{{- if $image.digest }}@{{ $image.digest }}{{ else }}:{{ $image.tag | default $root.Chart.AppVersion }}{{ end }}
{{- end }}

{{/*
What all pods have: nobody's user, no token for the API server, and where they may run. Called with (list $ uid), a user of the image
that is not root.
*/}}
{{- define "slipway.pod" -}}
{{- $root := first . -}}
serviceAccountName: {{ include "slipway.fullname" $root }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: {{ last . }}
  runAsGroup: {{ last . }}
  fsGroup: {{ last . }}
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

{{/* What no container needs. */}}
{{- define "slipway.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{/* Pods start anew when the file that they read at their start changes. Called with (list $ "template"). */}}
{{- define "slipway.checksum" -}}
checksum/configuration: {{ (include (print (first .).Template.BasePath "/" (last .)) (first .) | fromYaml).data | toYaml | sha256sum }}
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
