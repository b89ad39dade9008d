/** Plays one scene on a database of its own and judges it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newDatabase } from '../load/measure.ts'
import { randomOf } from '../load/random.ts'
import type { Postgres } from '../store/postgres-server.ts'
import { type Scene, type SceneName, scenes } from './scenes.ts'
import { openStage } from './stage.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export type Played = {
  readonly name: SceneName
  readonly seconds: number
  readonly said: string
  readonly verdict: Verdict
}

export type Playing = {
  readonly seed: number
  readonly kills: number
  readonly rate: number
  readonly postgres: Postgres | null
}

/** Throws where the scene itself cannot go on. */
export async function play(name: SceneName, { seed, kills, rate, postgres }: Playing): Promise<Played> {
  const scene: Scene = scenes[name]
  const random = randomOf(seed)
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-chaos-'))
  const place = scene.on === 'postgres' && postgres !== null ? { url: await newDatabase(postgres.address) } : { folder }
  const stage = await openStage(random, place)
  const began = performance.now()
  try {
    const said = await scene.play(stage, random, { kills, rate, postgres })
    await stage.settled((scene.patience ?? 90) * 1000)
    // What would be posted twice has its chance, while everything still runs; then they end by themselves.
    await new Promise((resolve) => setTimeout(resolve, 3000))
    for (const app of stage.apps.slice()) {
      const status = await stage.end(app)
      if (status !== 0) throw new Error(`a process ended with ${status} at SIGTERM: ${app.errors().slice(-300)}`)
    }
    return { name, said, seconds: (performance.now() - began) / 1000, verdict: await verdictOf(stage) }
  } finally {
    await stage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
