/** The tests of one hour: forty turns on each database, and the same on both. `WRITE_HOUR=date` writes its page in docs. */
import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { realDependencies } from '../slack/real-engine.ts'
import { runApp } from '../slack/running-app.ts'
import { databaseKinds, newDatabase } from '../store/databases.ts'
import { playHour, startOfHour } from './hour.ts'
import type { Turn } from './turn.ts'

type PlayedHour = {
  /** "a finance lead". */
  readonly whose: string
  readonly turns: readonly Turn[]
  /** Who is who, and what else a reader of the page has to know. */
  readonly about?: string
  readonly environment?: Record<string, string>
  /** Its ledger is of the month that is played, in whatever month that is done; jobs that wait are due by the same clock. */
  readonly isDated?: true
}

export function describeHour({ whose, turns, about = '', environment = {}, isDated }: PlayedHour): void {
  const results = new Map<string, readonly string[]>()
  describe(`${whose}’s hour`, () => {
    test('has forty turns', () => expect(turns).toHaveLength(40))
    test.each(databaseKinds.filter((kind) => (process.env['HOUR_ON'] ?? kind) === kind))('on %s', async (kind) => {
      const began = Date.now()
      const storeClock = isDated === true ? () => startOfHour + Date.now() - began : undefined
      const running = await runApp(realDependencies(), environment, await newDatabase(kind), storeClock)
      const { heard, faults } = await playHour(turns, running)
      results.set(kind, heard)
      expect(faults.join('\n')).toBe('')
      expect(running.logged()).not.toMatch(/"level":(?:50|60)/)
    })

    test('is the same on both databases', () => {
      const [first = [], second = []] = databaseKinds.map((kind) => results.get(kind) ?? [])
      expect(second).toEqual(first)
      const date = process.env['WRITE_HOUR']
      if (date === undefined || first.length === 0) return
      const title = `${whose.charAt(0).toUpperCase()}${whose.slice(1)}'s hour`
      const words = `Forty turns over signed HTTP against the local Slack, played on SQLite and on PostgreSQL on ${date} with the\nbundled prices: all forty as expected, and the same on both. \`npm run hours\` plays them again. ${about}\nEach line is who did what, and the beginning of what they saw.`
      const page = `${whose.split(' ').at(-1) === 'lead' ? 'finance' : whose.split(' ').at(-1)}-hour.md`
      writeFileSync(new URL(`../../docs/${page}`, import.meta.url), `# ${title}\n\n${words}\n\n${first.join('\n')}\n`)
    })
  })
}
