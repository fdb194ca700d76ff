# The client is built first; the server's image holds no Node.
FROM node:20-bookworm-slim AS client
WORKDIR /client
COPY frontend-miniprogram/package.json frontend-miniprogram/package-lock.json frontend-miniprogram/.npmrc ./
RUN npm ci
COPY frontend-miniprogram/ ./
RUN npm run build:h5

FROM python:3.11-slim-bookworm
# pg_dump and pg_restore, for `python -m app backup` and `restore`; of the same major version as the server in docker-compose.yml.
# The font is what letters are printed in.
RUN apt-get update && apt-get install -y --no-install-recommends postgresql-client fonts-noto-cjk && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY alembic.ini ./
COPY alembic/ alembic/
COPY app/ app/
COPY --from=client /client/dist/build/h5/ client/
RUN useradd --uid 10001 --no-create-home membership && install -d -o membership -g membership -m 700 /keys /data /backups
USER membership
ENV APP_MODE=production APP_KEYS_DIR=/keys APP_DATA_DIR=/data APP_CLIENT_DIR=/app/client PYTHONUNBUFFERED=1
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve", "--host", "0.0.0.0"]
