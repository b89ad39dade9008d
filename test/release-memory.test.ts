import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const modulePath = fileURLToPath(new URL('../src/release-memory.ts', import.meta.url))

/** Resident MiB at three moments: settled, with 300 MiB that nobody needs any more, and looks later. */
function residentMib(meanwhile: string): readonly number[] {
  const program = `
    const { releaseMemory } = await import(${JSON.stringify(modulePath)})
    const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    const resident = () => Math.round(process.memoryUsage.rss() / 2 ** 20)
    releaseMemory(50, 1000)
    await after(500)
    const settled = resident()
    let held = Array.from({ length: 5_000_000 }, (_, index) => ({ index }))
    const full = resident()
    held = held.slice(0, 1)
    ${meanwhile}
    await after(3500)
    console.log(JSON.stringify([settled, full, resident(), held.length]))
    process.exit()`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  const [settled = NaN, full = NaN, later = NaN]: readonly number[] = JSON.parse(stdout)
  return [settled, full, later]
}

describe('memory that nobody needs', () => {
  it('goes back when it is quiet', () => {
    const [settled = NaN, full = NaN, later = NaN] = residentMib('')
    expect(full).toBeGreaterThan(settled + 150)
    // Most of it: how much an allocator keeps differs from machine to machine.
    expect(later - settled).toBeLessThan((full - settled) / 2)
  })

  it('is left alone while there is work, for giving back takes a tenth of a second', () => {
    const busy = 'setInterval(() => { const until = performance.now() + 4; while (performance.now() < until); }, 20)'
    const [settled = NaN, full = NaN, later = NaN] = residentMib(busy)
    expect(full).toBeGreaterThan(settled + 150)
    expect(later - settled).toBeGreaterThan((full - settled) / 2)
  })
})
