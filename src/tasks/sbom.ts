/** `npm run -s sbom > gpucost.cdx.json`: what the app ships with, as CycloneDX, out of the lock file. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import { shippedBill } from './sbom/shipped-bill.ts'

const root = join(import.meta.dirname, '../..')
const { stdout, stderr, status } = spawnSync(
  'npm',
  ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 },
)
if (status === 0) {
  const bill = shippedBill(JSON.parse(stdout), JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  // npm takes the name of the folder.
  bill.metadata.component.name = packageFile.name
  console.log(JSON.stringify(bill, null, 2))
} else {
  console.error(stderr)
  process.exitCode = 1
}
