/** Buying, what a team owns or has agreed, electricity and carbon. */
import { describe, expect, test } from 'vitest'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { totalCostFor, h100, termsWith } from './sample-total-costs.ts'

describe('buying', () => {
  const { home } = totalCostFor({ spec: h100() })

  test('a used 4090 at the article’s price against 0.34 an hour: about 3,400 hours, 7,400 without resale', () => {
    const card = home.find(({ gpu }) => gpu === 'rtx-4090')
    expect(card).toMatchObject({
      usualUsd: 1800,
      isArticle: true,
      rent: { provider: 'runpod', tier: 'community', usdPerGpuHour: 0.34 },
    })
    expect(card?.wattsPerGpu).toBe(600)
    expect(card?.resaleUsd).toBeCloseTo(990, 6)
    expect(card?.powerUsdPerHour).toBeCloseTo(0.6 * 0.1598, 6)
    expect(card?.breakEvenHours).toBeCloseTo((1800 - 990) / (0.34 - 0.6 * 0.1598), 3)
    expect(card?.withoutResaleHours).toBeCloseTo(1800 / (0.34 - 0.6 * 0.1598), 3)
    expect(card?.hoursAWeek).toBeCloseTo((card?.breakEvenHours ?? NaN) / 104, 6)
  })

  test('the RTX 6000 Ada of the article too; dear power makes buying slower, or pay never', () => {
    expect(home.find(({ gpu }) => gpu === 'rtx-6000-ada')).toMatchObject({ usualUsd: 6500, isArticle: true })
    const cardAt = (usdPerKwh: number) =>
      totalCostFor({ spec: h100(), terms: termsWith({}, { usdPerKwh }) }).home.find(({ gpu }) => gpu === 'rtx-4090')
    expect(cardAt(0.45)?.breakEvenHours).toBeGreaterThan(10_000)
    expect(cardAt(0.6)).toMatchObject({ breakEvenHours: null, hoursAWeek: null })
  })

  test('for the plan’s own GPU where a price is on record, and null where none is', () => {
    expect(totalCostFor({ spec: h100({ providers: ['runpod'] }) }).buy).toMatchObject({
      gpu: 'h100-sxm',
      place: 'server',
    })
    expect(totalCostFor({ spec: { gpus: ['b200'], gpuCount: 8 } }).buy).toBeNull()
  })
})

describe('a team’s own terms', () => {
  const owned = { gpu: 'h100-sxm', gpuCount: 8, machines: 1, usdPerGpuHour: 0.9, since: '2026-11-01' }

  test('own GPUs are an offer like any other, and stand beside the rented ones', () => {
    const { recommendation, option } = totalCostFor({ spec: h100(), terms: termsWith({ owned: [owned] }) })
    expect(option).toMatchObject({ provider: 'own-servers', usdPerGpuHour: 0.9, tier: null })
    expect(recommendation.options.some(({ provider }) => provider !== 'own-servers')).toBe(true)
    const rented = totalCostFor({ spec: h100({ providers: ['runpod'] }), terms: termsWith({ owned: [owned] }) })
    expect(rented.own).toMatchObject({ usdPerGpuHour: 0.9 })
    expect(rented.own?.usd.p50).toBeLessThan(rented.option.usd.p50)
    expect(rented.own?.powerUsd).toBeGreaterThan(0)
  })

  test('GPUs that are paid for cost nothing, and the figures stay figures', () => {
    const { option, bill } = totalCostFor({
      spec: h100(),
      terms: termsWith({ owned: [{ ...owned, usdPerGpuHour: 0 }] }),
    })
    expect(option).toMatchObject({ provider: 'own-servers', usd: { p10: 0, p50: 0, p90: 0 } })
    expect(Object.values(bill.total).every(Number.isFinite)).toBe(true)
  })

  test('of two of their own the faster is taken, though both cost nothing', () => {
    const a100 = { ...owned, gpu: 'a100-80-sxm', usdPerGpuHour: 0 }
    const { option } = totalCostFor({ terms: termsWith({ owned: [a100, { ...owned, usdPerGpuHour: 0 }] }) })
    expect(option.gpu).toBe('h100-sxm')
  })

  test('a negotiated price goes before every list price of the provider, does not age, and is pinned', () => {
    const agreed = {
      provider: 'runpod',
      gpu: 'h100-sxm',
      tier: null,
      pricing: 'on_demand',
      gpuCount: null,
      usdPerGpuHour: 1.5,
      agreed: '2025-11-01',
    } as const
    const { option } = totalCostFor({ spec: h100({ providers: ['runpod'] }), terms: termsWith({ prices: [agreed] }) })
    expect(option).toMatchObject({
      usdPerGpuHour: 1.5,
      priceRange: { low: 1.5, high: 1.5 },
      priceSource: 'team-price-book',
    })
    expect(option.warnings.filter((warning) => /[Ss]tale/.test(warning))).toEqual([])
    expect(option.observationId).toContain('=1.5#team-price-book')
    const others = totalCostFor({ spec: h100({ providers: ['coreweave'] }), terms: termsWith({ prices: [agreed] }) })
    expect(others.option.usdPerGpuHour).toBe(6.155)
  })
})

describe('electricity and carbon', () => {
  test('rating, utilisation, machine, cooling and the grid', () => {
    const { energy, option } = totalCostFor({ spec: h100({ providers: ['runpod'] }) })
    expect(energy.wattsPerGpu).toBeCloseTo((700 * 0.85 + 300) * 1.25, 6)
    expect(energy.kWh).toBeCloseTo((energy.wattsPerGpu / 1000) * option.hours.p50 * 8, 6)
    expect(energy.kgCO2).toBeCloseTo((energy.kWh * 369.5) / 1000, 6)
    expect(energy.grid).toBe('assumed')
  })

  test('the country is what the team says, else the region’s, else the provider’s', () => {
    const at = (spec: Partial<Spec>, country: string | null = null) =>
      totalCostFor({ spec: h100(spec), terms: termsWith({}, { country }) }).energy
    expect(at({ providers: ['verda'] })).toMatchObject({ country: 'Finland', grid: 'provider' })
    expect(at({ providers: ['aws'] })).toMatchObject({ country: 'the United States', grid: 'region' })
    expect(at({ providers: ['aws'] }, 'FR')).toMatchObject({ country: 'France', grid: 'said', gramsPerKwh: 56 })
    expect(at({ providers: ['aws'] }, 'XX')).toMatchObject({ grid: 'region' })
  })
})
