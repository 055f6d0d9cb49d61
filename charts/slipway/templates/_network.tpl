{{/* The first part of a component's NetworkPolicy, up to the selected pods. Called with (list $ "component"). */}}
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

{{/* The pods of a component of this release, as a peer in a NetworkPolicy. Called with (list $ "component"). */}}
{{- define "slipway.peer" -}}
- podSelector:
    matchLabels:
      {{- include "slipway.selector" . | nindent 6 }}
{{- end }}

{{/* The port of a URL. */}}
{{- define "slipway.urlPort" -}}
{{- $url := urlParse . -}}
{{ regexFind "[0-9]+$" (regexFind ":[0-9]+$" $url.host) | default (eq $url.scheme "http" | ternary 80 443) }}
{{- end }}

{{/*
A rule that allows one TCP port of the peers in a value, or of any address without peers. It then has no list: the API server drops an
empty one, so a second apply would find a difference. Called with (list peers port).
*/}}
{{- define "slipway.egress" -}}
-
  {{- with first . }}
  to:
    {{- toYaml . | nindent 4 }}
  {{- end }}
  ports:
    - port: {{ last . }}
{{- end }}

{{/*
A rule that allows the peers in a value to use one TCP port. Without peers there is no rule, because a rule without peers allows all of
them. Called with (list peers port "from" or "to").
*/}}
{{- define "slipway.peers" -}}
{{- with first . -}}
- {{ last $ }}:
    {{- toYaml . | nindent 4 }}
  ports:
    - port: {{ index $ 1 }}
{{- end }}
{{- end }}
