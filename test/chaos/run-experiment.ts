/** Plays one scene on a database of its own and judges it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase } from '../load/measure-load.ts'
import { seededRandom } from '../seeded-random.ts'
import type { Postgres } from '../store/postgres-server.ts'
import type { Experiment } from './experiment.ts'
import { type ExperimentName, experiments } from './experiments.ts'
import { openChaosHarness } from './chaos-harness.ts'
import { type InvariantReport, checkInvariants } from './invariants.ts'

export type ExperimentResult = {
  readonly name: ExperimentName
  readonly seconds: number
  readonly observation: string
  readonly report: InvariantReport
  /** What the processes warned of, and how often each. */
  readonly warnings: ReadonlyMap<string, number>
}

export type ExperimentOptions = {
  readonly seed: number
  /** 100: as large as docs/performance.md reports it. */
  readonly size: number
  readonly rate: number
  /** Bars of time are so many times as wide; absent: 1. */
  readonly patience?: number
  readonly postgres: Omit<Postgres, 'close'> | null
}

/** Throws where the scene itself cannot go on. */
export async function runExperiment(
  name: ExperimentName,
  { seed, size, rate, patience = 1, postgres }: ExperimentOptions,
): Promise<ExperimentResult> {
  const experiment: Experiment = experiments[name]
  const random = seededRandom(seed)
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-chaos-'))
  const database =
    experiment.on === 'postgres' && postgres !== null ? { url: await createDatabase(postgres.address) } : { folder }
  const harness = await openChaosHarness(random, database)
  const startedAt = performance.now()
  try {
    const observation = await experiment.run(harness, random, { size, rate, patience, postgres })
    await harness.waitForAnswers((experiment.answerTimeout ?? 90) * 1000)
    // What would be posted twice has its chance, while everything still runs; then they end by themselves.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    for (const app of harness.apps.slice()) {
      const status = await harness.end(app)
      if (status !== 0) throw new Error(`a process ended with ${status} at SIGTERM: ${app.errors().slice(-300)}`)
    }
    return {
      name,
      observation,
      seconds: (performance.now() - startedAt) / 1000,
      report: await checkInvariants(harness, experiment.isApologyFree === true),
      warnings: harness.warnings(),
    }
  } finally {
    await harness.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
