/** The article's audit: the page is current, its verdicts are earned, and it cannot be talked into another one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '../src/catalog/load.ts'
import { estimatorIn } from '../src/compose.ts'
import { type Bench, benchOf } from '../src/tasks/audit/bench-of-claims.ts'
import type { Check, Claim, Judgement } from '../src/tasks/audit/claim.ts'
import { judge } from '../src/tasks/audit/judge.ts'
import { audit } from '../src/tasks/audit/write.ts'

const root = join(import.meta.dirname, '..')
const data = join(root, 'data')
const catalog = loadCatalog(data)
let bench: Bench
let written: ReturnType<typeof audit>

beforeAll(() => {
  bench = benchOf(catalog, estimatorIn(data, catalog))
  written = audit(data)
})

const claim = (check: Check): Claim => ({ id: 'made-up', section: 'Made up', says: 'so', check, instead: 'this' })
const verdictOn = (check: Check) => judge(claim(check), catalog, bench).verdict

describe('the page', () => {
  test('is what npm run audit writes today', () => {
    expect(
      readFileSync(join(root, 'docs/article-audit.md'), 'utf8'),
      'run npm run audit, and read what changed in docs/article-audit.md',
    ).toBe(written.page)
  })

  test('holds over sixty claims, each once, each with something to use instead', () => {
    const ids = written.judgements.map((judged) => judged.claim.id)
    expect(ids.length).toBeGreaterThan(60)
    expect(new Set(ids).size).toBe(ids.length)
    const incomplete = written.judgements
      .filter(
        ({ claim: { instead }, ours, implied }) => instead.length < 5 || /NaN|undefined|Infinity/.test(ours + implied),
      )
      .map((judged) => judged.claim.id)
    expect(incomplete).toEqual([])
  })

  test.each([
    ['a100-70b-memory', 'physically impossible'],
    ['4090-70b-memory', 'physically impossible'],
    ['s3-a100-time', 'own arithmetic contradicts'],
    ['s3-h100-cost', 'own arithmetic contradicts'],
    ['two-a100', 'confirmed'],
    ['4090-8b-speed', 'refuted'],
    ['h100-cores', 'refuted'],
    ['lambda-h100', 'superseded'],
    ['s2-84-percent', 'reproduced'],
  ] as const)('%s is %s', (id, verdict) => {
    const found = written.judgements.find((judged: Judgement) => judged.claim.id === id)
    expect(found?.verdict).toBe(verdict)
  })
})

describe('a claim that is turned round is judged the other way', () => {
  const run = {
    model: 'llama-3.1-8b',
    method: 'lora',
    weights: 'bf16',
    gpu: 'a100-80-sxm',
    batch: 1,
    sequenceLength: 2048,
    gpuCount: 1,
  } as const

  test('hours', () => {
    expect(verdictOn({ kind: 'hours', tokens: 2e9, tokensPerSecond: [600, 600], hours: 926 })).toBe('reproduced')
    expect(verdictOn({ kind: 'hours', tokens: 2e9, tokensPerSecond: [600, 600], hours: 15 })).toBe(
      'own arithmetic contradicts',
    )
  })

  test('memory', () => {
    const { gib } = bench.memory(run)
    expect(verdictOn({ kind: 'memory', plan: run, gib: [gib - 1, gib + 1] })).toBe('confirmed')
    expect(verdictOn({ kind: 'memory', plan: run, gib: [2 * gib, 3 * gib] })).toBe('refuted')
    expect(verdictOn({ kind: 'memory', plan: { ...run, model: 'llama-3.1-70b' }, gib: [70, 75] })).toBe(
      'physically impossible',
    )
  })

  test('speed', () => {
    const { p50 } = bench.speed(run)
    expect(verdictOn({ kind: 'speed', plan: run, tokensPerSecond: [0.9 * p50, 1.1 * p50] })).toBe('confirmed')
    expect(verdictOn({ kind: 'speed', plan: run, tokensPerSecond: [10 * p50, 11 * p50] })).toBe('refuted')
  })

  test('scaling', () => {
    expect(verdictOn({ kind: 'scaling', gpu: 'a100-80-sxm', ratio: [1.2, 1.4] })).toBe('refuted')
  })

  test('a GPU that nobody knows is refused, not judged', () => {
    expect(() => verdictOn({ kind: 'fact', gpu: 'h900', field: 'memory', value: 80, unit: 'GB' })).toThrow('h900')
  })
})
