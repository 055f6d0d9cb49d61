{{/* The head of a component's NetworkPolicy: which pods it is for. Called with (list $ "component"). */}}
{{- define "slipway.policy" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "slipway.metadata" (list (first .) (last .) (printf "-%s" (last .))) | nindent 2 }}
spec:
  podSelector:
    matchLabels:
      {{- include "slipway.selector" . | nindent 6 }}
{{- end }}

{{/* Another component of the release, as a peer. Called with (list $ "component"). */}}
{{- define "slipway.peer" -}}
- podSelector:
    matchLabels:
      {{- include "slipway.selector" . | nindent 6 }}
{{- end }}

{{/* Peers that are given as values, to one TCP port. Called with (list peers port "from" or "to"); none are nobody. */}}
{{- define "slipway.peers" -}}
{{- with first . -}}
- {{ last $ }}:
    {{- toYaml . | nindent 4 }}
  ports:
    - port: {{ index $ 1 }}
{{- end }}
{{- end }}
