{{/* A Job that runs a script of files/postgres on the dumps. Called with (list $ "script" "role" "key of the role's password"), where the role is without the service's name. */}}
{{- define "slipway.backup.job" -}}
{{- $root := first . -}}
spec:
  backoffLimit: 2
  activeDeadlineSeconds: 7200
  template:
    metadata:
      labels:
        {{- include "slipway.podLabels" (list $root "backup") | nindent 8 }}
    spec:
      {{- include "slipway.pod" (list $root "backup" 999) | nindent 6 }}
      restartPolicy: Never
      containers:
        - name: dumps
          image: {{ include "slipway.image" $root.Values.postgres.image }}
          imagePullPolicy: {{ $root.Values.imagePullPolicy }}
          command: [bash, /etc/dumps/{{ index . 1 }}]
          env:
            - name: PGHOST
              value: {{ include "slipway.database.host" $root }}
            - name: PGUSER
              value: {{ include "slipway.name" $root }}_{{ index . 2 }}
            - name: PGDATABASE
              value: {{ include "slipway.database.name" $root | quote }}
            - name: PASSWORD_FILE
              value: /run/secrets/database/password
            - name: KEEP
              value: {{ $root.Values.postgres.backup.keep | quote }}
          securityContext:
            {{- include "slipway.securityContext" $root | nindent 12 }}
          resources:
            {{- toYaml $root.Values.postgres.backup.resources | nindent 12 }}
          volumeMounts:
            - name: backups
              mountPath: /backups
            - name: script
              mountPath: /etc/dumps
              readOnly: true
            - name: database
              mountPath: /run/secrets/database
              readOnly: true
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: backups
          persistentVolumeClaim:
            claimName: {{ include "slipway.fullname" $root }}-postgres-backup
        - name: script
          configMap:
            name: {{ include "slipway.fullname" $root }}-postgres-backup
        - name: database
          secret:
            secretName: {{ include "slipway.database.secret" $root }}
            defaultMode: 0440
            items:
              - key: {{ last . }}
                path: password
        - name: tmp
          emptyDir: {}
{{- end }}
