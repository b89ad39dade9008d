/**
 * `npm run bundle`: dist/action/index.mjs, which the GitHub Action runs, and in artifacts/npm the package that
 * `npx gpucost` runs: npm pack, or npm publish, there. `--check` only says whether the first one is fresh.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { actionBundle, actionBundlePath } from './bundle/action-bundle.ts'
import { writeNpmPackage } from './bundle/npm-package.ts'

const action = await actionBundle()
const isFresh = existsSync(actionBundlePath) && readFileSync(actionBundlePath, 'utf8') === action
if (process.argv.includes('--check')) {
  console.log(isFresh ? 'dist/action/index.mjs is fresh.' : 'dist/action/index.mjs is stale: npm run bundle.')
  process.exitCode = isFresh ? 0 : 1
} else {
  if (!isFresh) {
    mkdirSync(dirname(actionBundlePath), { recursive: true })
    writeFileSync(actionBundlePath, action)
  }
  console.log(`dist/action/index.mjs ${isFresh ? 'is fresh' : 'written'}`)
  const folder = join(import.meta.dirname, '../../artifacts/npm')
  await writeNpmPackage(folder)
  console.log(`${folder} written: npm pack, or npm publish, there`)
}
