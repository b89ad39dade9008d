/** The article's audit: the page is current, its verdicts are earned, and it cannot be talked into another one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '../../src/catalog/load.ts'
import { loadEstimator } from '../../src/facts.ts'
import { type ClaimBench, createClaimBench } from '../../src/tasks/audit/claim-bench.ts'
import type { ClaimCheck, ArticleClaim, ClaimJudgement } from '../../src/tasks/audit/claim.ts'
import { judge } from '../../src/tasks/audit/judge-claim.ts'
import { auditArticle } from '../../src/tasks/audit/audit-article.ts'

const root = join(import.meta.dirname, '../..')
const data = join(root, 'data')
const catalog = loadCatalog(data)
let bench: ClaimBench
let written: ReturnType<typeof auditArticle>

beforeAll(() => {
  bench = createClaimBench(catalog, loadEstimator(data, catalog))
  written = auditArticle(data)
})

const claim = (check: ClaimCheck): ArticleClaim => ({
  id: 'made-up',
  section: 'Made up',
  says: 'so',
  check,
  instead: 'this',
})
const verdictOf = (check: ClaimCheck) => judge(claim(check), catalog, bench).verdict

describe('the page', () => {
  test('is what npm run audit writes today', () => {
    expect(
      readFileSync(join(root, 'docs/article-audit.md'), 'utf8'),
      'run npm run audit, and read what changed in docs/article-audit.md',
    ).toBe(written.page)
  })

  test('holds over sixty claims, each once, each with something to use instead', () => {
    const ids = written.judgements.map((judgement) => judgement.claim.id)
    expect(ids.length).toBeGreaterThan(60)
    expect(new Set(ids).size).toBe(ids.length)
    const incomplete = written.judgements
      .filter(
        ({ claim: { instead }, ours, implied }) => instead.length < 5 || /NaN|undefined|Infinity/.test(ours + implied),
      )
      .map((judgement) => judgement.claim.id)
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
    const judgement = written.judgements.find((judgement: ClaimJudgement) => judgement.claim.id === id)
    expect(judgement?.verdict).toBe(verdict)
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
    expect(verdictOf({ kind: 'hours', tokens: 2e9, tokensPerSecond: [600, 600], hours: 926 })).toBe('reproduced')
    expect(verdictOf({ kind: 'hours', tokens: 2e9, tokensPerSecond: [600, 600], hours: 15 })).toBe(
      'own arithmetic contradicts',
    )
  })

  test('memory', () => {
    const { gib } = bench.memory(run)
    expect(verdictOf({ kind: 'memory', plan: run, gib: [gib - 1, gib + 1] })).toBe('confirmed')
    expect(verdictOf({ kind: 'memory', plan: run, gib: [2 * gib, 3 * gib] })).toBe('refuted')
    expect(verdictOf({ kind: 'memory', plan: { ...run, model: 'llama-3.1-70b' }, gib: [70, 75] })).toBe(
      'physically impossible',
    )
  })

  test('speed', () => {
    const { p50 } = bench.speed(run)
    expect(verdictOf({ kind: 'speed', plan: run, tokensPerSecond: [0.9 * p50, 1.1 * p50] })).toBe('confirmed')
    expect(verdictOf({ kind: 'speed', plan: run, tokensPerSecond: [10 * p50, 11 * p50] })).toBe('refuted')
  })

  test('scaling', () => {
    expect(verdictOf({ kind: 'scaling', gpu: 'a100-80-sxm', ratio: [1.2, 1.4] })).toBe('refuted')
  })

  test('a GPU that nobody knows is refused, not judged', () => {
    expect(() => verdictOf({ kind: 'fact', gpu: 'h900', field: 'memory', value: 80, unit: 'GB' })).toThrow('h900')
  })
})
