/**
 * `npm run bundle`: dist/action/index.mjs, which the GitHub Action runs, dist/mcp/plan-app.json, which assistants show plans
 * in, and in artifacts/npm the package that `npx gpucost` runs: npm pack, or npm publish, there. `--check` only says
 * whether the first two are fresh; `--server` makes artifacts/server/gpucost.mjs, what the container runs, and nothing else.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { actionBundle, actionBundlePath } from './bundle/action-bundle.ts'
import { writeNpmPackage } from './bundle/npm-package.ts'
import { serverBundle, serverBundlePath } from './bundle/server-bundle.ts'
import { planAppFile, planAppPath } from './page/plan-app-page.ts'

const root = join(import.meta.dirname, '../..')
const isCheck = process.argv.includes('--check')

/** Writes what is stale, or says so. The card comes first: the Action's bundle may hold it. */
async function renew(path: string, content: Promise<string>): Promise<void> {
  const text = await content
  const name = relative(root, path)
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return console.log(`${name} is fresh.`)
  if (isCheck) {
    console.log(`${name} is stale: npm run bundle.`)
    process.exitCode = 1
    return
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`${name} written`)
}

const isServer = process.argv.includes('--server')
if (isServer) await renew(serverBundlePath, serverBundle())
else {
  await renew(planAppPath, planAppFile())
  await renew(actionBundlePath, actionBundle())
}
if (!isCheck && !isServer) {
  const folder = join(root, 'artifacts/npm')
  await writeNpmPackage(folder)
  console.log(`${folder} written: npm pack, or npm publish, there`)
}
