{{/* A Job that runs a script of files/postgres on the dumps. Called with (list $ "script" "role" "key of the role's password"), where the role is without the service's name. */}}
{{- define "slipway.backup.job" -}}
{{- $root := first . -}}
{{- $s3 := $root.Values.postgres.backup.s3 -}}
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
      {{- if $s3.bucket }}
      initContainers:
        # rclone is a static program, so it also runs in PostgreSQL's image. That image need not have certificate authorities.
        - name: rclone
          image: {{ include "slipway.image" $s3.image }}
          imagePullPolicy: {{ $root.Values.imagePullPolicy }}
          command: [cp, /usr/local/bin/rclone, /etc/ssl/certs/ca-certificates.crt, /tmp]
          securityContext:
            {{- include "slipway.securityContext" $root | nindent 12 }}
          resources:
            {{- toYaml $root.Values.postgres.backup.resources | nindent 12 }}
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      {{- end }}
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
            {{- if $s3.bucket }}
            - name: BUCKET
              value: {{ $s3.bucket | quote }}
            - name: RCLONE_CONFIG
              value: /dev/null
            # The keys are in AWS's file of credentials, or come from the pod's role.
            - name: RCLONE_S3_ENV_AUTH
              value: "true"
            {{- if $s3.existingSecret }}
            - name: AWS_SHARED_CREDENTIALS_FILE
              value: /run/secrets/s3/credentials
            {{- end }}
            - name: RCLONE_S3_PROVIDER
              value: {{ empty $s3.endpoint | ternary "AWS" "Other" }}
            - name: RCLONE_S3_ENDPOINT
              value: {{ $s3.endpoint | quote }}
            - name: RCLONE_S3_REGION
              value: {{ $s3.region | quote }}
            - name: RCLONE_S3_NO_CHECK_BUCKET
              value: "true"
            - name: SSL_CERT_FILE
              value: /tmp/ca-certificates.crt
            {{- end }}
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
            {{- if and $s3.bucket $s3.existingSecret }}
            - name: s3
              mountPath: /run/secrets/s3
              readOnly: true
            {{- end }}
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
        - name: tmp # has room for rclone
          emptyDir:
            sizeLimit: 256Mi
        {{- if and $s3.bucket $s3.existingSecret }}
        - name: s3
          secret:
            secretName: {{ $s3.existingSecret }}
            defaultMode: 0440
        {{- end }}
{{- end }}
