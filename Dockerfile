# syntax=docker/dockerfile:1
# Node in the version that the tests run on. `npm run pin` pins it byte by byte, as a release does.
ARG BASE=node:24.21.0-slim

FROM ${BASE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/local-slack/package.json packages/local-slack/
# The optional packages are Node itself, for machines that have none. Types, maps and readmes are for developers.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.md' \) -delete

FROM ${BASE}
LABEL org.opencontainers.image.title="gpucost" \
      org.opencontainers.image.description="A Slack app that plans fine-tuning runs: which GPUs, from whom, for how many hours and dollars, and why." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
# The one folder that is written: the SQLite file, where no DATABASE_URL is set.
RUN install --directory --owner=node --group=node --mode=0700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json manifest.json LICENSE ./
COPY bin ./bin
COPY data ./data
COPY dist/mcp ./dist/mcp
COPY packages ./packages
COPY src ./src
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# As in package.json: half the room for young objects; docs/performance.md says what that saves and costs.
CMD ["node", "--max-semi-space-size=8", "bin/start.mjs"]
