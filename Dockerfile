# syntax=docker/dockerfile:1
# Node in the version that the tests run on. `npm run pin` pins it byte by byte, as a release does.
ARG BASE=node:24.21.0-slim

FROM ${BASE} AS bundle
# The image holds one file, in which a scanner finds no packages: the bill of materials is that of this stage too.
ARG BUILDKIT_SBOM_SCAN_STAGE=true
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/local-slack/package.json packages/local-slack/
RUN npm ci --ignore-scripts --no-audit
COPY manifest.json ./
COPY data ./data
COPY dist/mcp ./dist/mcp
COPY packages ./packages
COPY src ./src
RUN npm run -s bundle:server

FROM ${BASE}
LABEL org.opencontainers.image.title="gpucost" \
      org.opencontainers.image.description="A Slack app that plans fine-tuning runs: which GPUs, from whom, for how many hours and dollars, and why." \
      org.opencontainers.image.licenses="MIT"
# Memory that the start needed goes back to the machine: 30 MiB less at rest, as docs/performance.md says.
ENV NODE_ENV=production DATA_DIR=/data PORT=3000 MALLOC_MMAP_THRESHOLD_=32768
WORKDIR /app
# The one folder that is written: the SQLite file, where no DATABASE_URL is set.
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY LICENSE ./
# The app and, with a verb behind it, the command line: node bin/gpucost.mjs migrate.
COPY --from=bundle /app/artifacts/server/gpucost.mjs ./bin/
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As in package.json: half the room for young objects; docs/performance.md says what that saves and costs.
CMD ["node", "--max-semi-space-size=8", "bin/gpucost.mjs"]
