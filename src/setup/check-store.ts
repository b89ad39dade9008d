/** Checks the configured database, whether it can be reached and written, without changing anything in it. */
import type { SealingKey } from '../store/seal.ts'
import { UnsealError, sealWith } from '../store/seal.ts'
import { bad, type SetupFinding, good, note } from './finding.ts'
import { checkPostgres } from './check-postgres.ts'
import { checkSqlite } from './check-sqlite.ts'
import type { ExistingData } from './database-probe.ts'

export type StorageSettings = {
  readonly url: string | undefined
  readonly folder: string
  readonly keys: readonly SealingKey[]
}

/** Opens the store as the app would, and reports what it holds: migrations still to run, and secrets that no key opens. */
export async function checkStore({ url, folder, keys }: StorageSettings): Promise<SetupFinding[]> {
  const subject = url === undefined ? 'DATA_DIR' : 'DATABASE_URL'
  const probe = url === undefined ? checkSqlite(folder) : await checkPostgres(url)
  if (!probe.ok) return [bad(subject, probe.message, probe.todo)]
  const findings = [good(subject, probe.message)]
  if (probe.existingData === null) return findings
  return [...findings, ...migrationFindings(subject, probe.existingData), ...sealFindings(probe.existingData, keys)]
}

function migrationFindings(
  subject: string,
  { schema: { pending, unknownContractions: unknown } }: ExistingData,
): SetupFinding[] {
  if (unknown.length > 0) {
    return [
      bad(
        subject,
        `It was brought up to date by a newer version of gpucost (${unknown.join(', ')}).`,
        'Start that version, or restore the back-up from before the upgrade.',
      ),
    ]
  }
  return pending.length === 0
    ? []
    : [note(subject, `npm start will bring it up to date first: ${pending.join(', ')}. Back it up before.`)]
}

function sealFindings({ installations }: ExistingData, keys: readonly SealingKey[]): SetupFinding[] {
  const subject = 'TOKEN_ENCRYPTION_KEY'
  if (installations.length === 0) return []
  const seal = sealWith(keys)
  try {
    for (const { id, sealed } of installations) seal.open(sealed, id)
  } catch (error) {
    if (!(error instanceof UnsealError)) throw error
    return [
      bad(
        subject,
        `It does not open the stored tokens of workspaces: ${error.message}.`,
        'Add the key that they were stored under after the new one: new:…,old:…. Without it every workspace must install the app again.',
      ),
    ]
  }
  const tokens =
    installations.length === 1 ? 'token of the one workspace' : `tokens of the ${installations.length} workspaces`
  return [good(subject, `It opens the stored ${tokens}.`)]
}
