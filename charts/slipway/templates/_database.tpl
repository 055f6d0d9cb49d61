{{/* The host of the database: the built-in PostgreSQL or externalDatabase. */}}
{{- define "slipway.database.host" -}}
{{- if .Values.postgres.enabled -}}
{{ include "slipway.fullname" . }}-postgres
{{- else -}}
{{ required "externalDatabase.host is needed where postgres.enabled is false" .Values.externalDatabase.host }}
{{- end -}}
{{- end }}

{{- define "slipway.database.port" -}}
{{ .Values.postgres.enabled | ternary 5432 .Values.externalDatabase.port }}
{{- end }}

{{- define "slipway.database.name" -}}
{{- $own := include "slipway.name" . -}}
{{ .Values.postgres.enabled | ternary $own (.Values.externalDatabase.database | default $own) }}
{{- end }}

{{/* The Secret with the usernames and passwords of the roles. */}}
{{- define "slipway.database.secret" -}}
{{- if .Values.existingSecret -}}
{{ .Values.existingSecret }}
{{- else if not .Values.postgres.enabled -}}
{{ fail "existingSecret is needed where postgres.enabled is false: with the keys username, password, migration-username and migration-password" }}
{{- else if not .Values.generatePasswords -}}
{{ fail "existingSecret is needed where generatePasswords is false" }}
{{- else -}}
{{ include "slipway.fullname" . }}-database
{{- end -}}
{{- end }}

{{/* Refuses an existing Secret without the exporter's password, because the database's pod could not start. */}}
{{- define "slipway.database.exporterPassword" -}}
{{- if and .Values.postgres.exporter.enabled .Values.existingSecret -}}
{{- $secret := lookup "v1" "Secret" .Release.Namespace .Values.existingSecret | default dict -}}
{{- if and $secret.data (not (hasKey $secret.data "exporter-password")) -}}
{{- fail (printf "postgres.exporter.enabled needs the key exporter-password in the Secret %s" .Values.existingSecret) -}}
{{- end -}}
{{- end -}}
{{- end }}

{{/* The program's settings for the database. Usernames and passwords are files in a volume, because variables leak (docs/decisions/secrets.md). */}}
{{- define "slipway.database.env" -}}
- name: POSTGRES_HOST
  value: {{ include "slipway.database.host" . | quote }}
- name: POSTGRES_PORT
  value: {{ include "slipway.database.port" . | quote }}
- name: POSTGRES_DB
  value: {{ include "slipway.database.name" . | quote }}
- name: POSTGRES_USER_FILE
  value: /run/secrets/database/username
- name: POSTGRES_PASSWORD_FILE
  value: /run/secrets/database/password
{{- if not .Values.postgres.enabled }}
- name: POSTGRES_SSLMODE
  value: {{ .Values.externalDatabase.sslmode }}
{{- if .Values.externalDatabase.caSecret.name }}
- name: POSTGRES_SSLROOTCERT
  value: /run/secrets/database-ca/ca.crt
{{- end }}
{{- end }}
{{- end }}

{{/* The volume with a role's username and password. Called with (list $ "volume" "prefix of the Secret's keys"). */}}
{{- define "slipway.database.volume" -}}
- name: {{ index . 1 }}
  secret:
    secretName: {{ include "slipway.database.secret" (first .) }}
    defaultMode: 0440
    items:
      - key: {{ last . }}username
        path: username
      - key: {{ last . }}password
        path: password
{{- end }}

{{/* The volume with the certificate of the authority that signed the external database's certificate. */}}
{{- define "slipway.database.caVolume" -}}
{{- if and (not .Values.postgres.enabled) .Values.externalDatabase.caSecret.name -}}
- name: database-ca
  secret:
    secretName: {{ .Values.externalDatabase.caSecret.name }}
    items:
      - key: {{ .Values.externalDatabase.caSecret.key | quote }}
        path: ca.crt
{{- end }}
{{- end }}

{{/* The mounts of both volumes. Called with (list $ "volume"). */}}
{{- define "slipway.database.mounts" -}}
- name: {{ last . }}
  mountPath: /run/secrets/database
  readOnly: true
{{- if include "slipway.database.caVolume" (first .) }}
- name: database-ca
  mountPath: /run/secrets/database-ca
  readOnly: true
{{- end }}
{{- end }}

{{/*
A password in base64: the existing one, or a new one, because an upgrade must not change passwords. Called with
(list $ "Secret's name" "key").
*/}}
{{- define "slipway.password" -}}
{{- $root := first . -}}
{{- $secret := lookup "v1" "Secret" $root.Release.Namespace (index . 1) | default dict -}}
{{- index ($secret.data | default dict) (last .) | default (randAlphaNum 32 | b64enc) -}}
{{- end }}
