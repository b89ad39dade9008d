/** Rules meet questions: what they fill, what they leave, what they remark; money in the market's terms; habits. */
import { describe, expect, test } from 'vitest'
import { openMarket } from '../../src/offers/market.ts'
import { noTerms } from '../../src/offers/team-terms.ts'
import { type Defaults, defaultsSchema } from '../../src/scenario/defaults.ts'
import { approvalStanding, decidersOf } from '../../src/team/approval.ts'
import { cheaperPlans, hasNews, priceChanges } from '../../src/team/digest-contents.ts'
import { noRules, type TeamRules, teamRulesOf } from '../../src/team/team-rules.ts'
import { teamTermsOf } from '../../src/team/market-terms.ts'
import { usualJobOf } from '../../src/team/usual-job.ts'
import { reopenFields, applyPolicy, applyRules } from '../../src/team/rule-application.ts'
import { option } from '../presentation/sample-answers.ts'
import { catalog, scenarioOf, today, vocabulary } from '../language/fixtures.ts'

const datedDefaults = (fields: Partial<Defaults>, since = '2026-11-01') => ({
  defaults: defaultsSchema.parse(fields),
  since,
})
const channelRules = (fields: Partial<Defaults>): TeamRules => teamRulesOf(null, datedDefaults(fields))
const applyChannelRules = (text: string, rules: TeamRules, policy: TeamRules['policies'][number] | null = null) =>
  applyRules(scenarioOf(text), rules, policy, catalog)
const trainingMethod = (weights: 'bf16' | 'int8' | 'nf4', method: 'lora' | null = null) => ({ method, weights })

describe('rules and questions', () => {
  test('without rules a question is itself', () => {
    const asked = scenarioOf('70b 2B tokens')
    expect(applyRules(asked, noRules, null, catalog)).toEqual([[asked]])
    expect(teamRulesOf(null, null)).toBe(noRules)
  })

  test('the channel goes before the workspace, and a policy keeps its name and its settler', () => {
    const policy = (name: string | null, words: string) => ({ name, words, ways: [trainingMethod('nf4')] })
    const workspace = datedDefaults(
      { budgetUsd: 5, methodPolicy: [policy('batch', 'a'), policy('live', 'b')] },
      '2026-11-20',
    )
    const rules = teamRulesOf(workspace, datedDefaults({ budgetUsd: 3, methodPolicy: [policy('batch', 'c')] }))
    expect(rules.defaults.budgetUsd).toBe(3)
    expect(rules.policies.map(({ name, words, by }) => [name, words, by])).toEqual([
      ['batch', 'c', 'channel'],
      ['live', 'b', 'workspace'],
    ])
    expect(rules.since).toBe('2026-11-20')
  })

  test('defaults fill what nobody said, and what was said, even “no budget”, goes before them', () => {
    const rules = channelRules({
      providers: ['lambda'],
      budgetUsd: 100,
      pricing: 'spot',
      objective: 'cheapest',
      stack: 'unsloth',
    })
    const [[filled] = []] = applyChannelRules('70b 2B tokens', rules)
    expect(filled?.spec).toMatchObject({
      providers: ['lambda'],
      budgetUsd: 100,
      pricing: 'spot',
      objective: 'cheapest',
      stack: 'unsloth',
    })
    expect(filled?.setBy).toMatchObject({
      providers: 'channel',
      budgetUsd: 'channel',
      pricing: 'channel',
      params: 'asked',
    })
    const [[asked] = []] = applyChannelRules('70b 2B tokens on aws under $900 on demand fastest torchtune', rules)
    expect(asked?.spec).toMatchObject({
      providers: ['aws'],
      budgetUsd: 900,
      pricing: 'on_demand',
      objective: 'fastest',
      stack: 'torchtune',
    })
    expect(asked?.notes.join()).toContain('AWS is outside of what this channel allows: Lambda')
  })

  test('preferred providers are tried first, then the allowed ones; one’s own GPUs are always among them', () => {
    const rules = channelRules({
      providers: ['lambda', 'runpod'],
      preferredProviders: ['lambda', 'aws'],
      ownGpus: [{ gpu: 'h100-sxm', count: 8, usdPerGpuHour: null }],
    })
    const attempts = applyChannelRules('70b 2B tokens', rules)
    expect(attempts.map(([scenario]) => scenario?.spec.providers)).toEqual([
      ['lambda', 'own-servers'],
      ['lambda', 'runpod', 'own-servers'],
    ])
    expect(attempts[1]?.[0]?.notes.join()).toContain('No plan at Lambda, which this channel prefers')
  })

  test('a policy makes one scenario of each way that is open', () => {
    const policy = {
      name: 'live',
      words: 'bf16 or 8-bit',
      ways: [trainingMethod('bf16'), trainingMethod('int8')],
      by: 'channel' as const,
    }
    const weights = (text: string) =>
      applyPolicy(scenarioOf(text), policy, catalog).map(({ spec }) => [spec.method, spec.weights])
    expect(weights('70b 2B tokens')).toEqual([
      [null, 'bf16'],
      [null, 'int8'],
    ])
    expect(weights('70b 2B tokens full')).toEqual([['full', 'bf16']])
    expect(weights('70b 2B tokens 8-bit')).toEqual([[null, 'int8']])
    const [against] = applyPolicy(scenarioOf('70b 2B tokens qlora'), policy, catalog)
    expect(against?.notes.join()).toContain("Not what the channel's policy for live allows: bf16 or 8-bit")
    expect(
      applyPolicy(scenarioOf('70b 2B tokens'), { ...policy, ways: [trainingMethod('nf4')] }, catalog)[0]?.setBy,
    ).toMatchObject({
      weights: 'channel',
    })
  })

  test('fields opened again forget who said them and what was remarked of them', () => {
    const policy = {
      name: null,
      words: '8-bit or 4-bit',
      ways: [trainingMethod('int8'), trainingMethod('nf4')],
      by: 'workspace' as const,
    }
    const [first] = applyPolicy(scenarioOf('70b 2B tokens'), policy, catalog)
    if (first === undefined) throw new Error('no way')
    const open = reopenFields(first, ['method', 'weights'])
    expect([open.spec.weights, open.setBy.weights, open.notes]).toEqual([
      null,
      undefined,
      scenarioOf('70b 2B tokens').notes,
    ])
  })
})

describe('money', () => {
  const market = openMarket(catalog, today)

  test('nothing settled is no terms', () => {
    expect(teamTermsOf(channelRules({ budgetUsd: 5 }), () => market)).toBe(noTerms)
  })

  test('a discount touches spot where it says so, and nowhere else', () => {
    const pricesOf = (pricing: 'spot' | null) => {
      const entry = { provider: 'verda', gpu: null, pricing, usdPerGpuHour: null, discount: 0.25 }
      return new Set(
        teamTermsOf(channelRules({ priceBook: [entry] }), () => market).prices.map((price) => price.pricing),
      )
    }
    expect(pricesOf(null)).toEqual(new Set(['on_demand']))
    expect(pricesOf('spot')).toEqual(new Set(['spot']))
  })

  test('a rate is a rate; a discount is taken off every on-demand price that is listed', () => {
    const entry = { provider: 'runpod', gpu: null, pricing: null, usdPerGpuHour: null, discount: 0.25 }
    const rate = { provider: 'lambda', gpu: 'h100-sxm', pricing: null, usdPerGpuHour: 1.5, discount: null }
    const { prices } = teamTermsOf(channelRules({ priceBook: [entry, rate] }), () => market)
    const listed = [...market.byGpu.values()].flat().filter(({ offer }) => offer.provider.id === 'runpod')
    expect(prices).toHaveLength(listed.filter(({ offer }) => offer.pricing === 'on_demand').length + 1)
    const own = openMarket(
      catalog,
      today,
      teamTermsOf(channelRules({ priceBook: [entry, rate] }), () => market),
    )
    const at = (of: typeof market, provider: string) =>
      (of.byGpu.get('h100-sxm') ?? []).filter(
        ({ offer }) => offer.provider.id === provider && offer.pricing === 'on_demand',
      )
    for (const [index, { quote }] of at(own, 'runpod').entries()) {
      expect(quote.usdPerGpuHour).toBeCloseTo((at(market, 'runpod')[index]?.quote.usdPerGpuHour ?? 0) * 0.75, 6)
    }
    expect(new Set(at(own, 'lambda').map(({ quote }) => quote.usdPerGpuHour))).toEqual(new Set([1.5]))
  })

  test('own GPUs, currency and the allowance for failed runs travel with the terms', () => {
    const ownGpus = [{ gpu: 'rtx-4090', count: null, usdPerGpuHour: 0.1 }]
    const terms = teamTermsOf(channelRules({ ownGpus, currency: 'EUR', failedRunAllowance: 0.2 }), () => market)
    expect(terms.owned).toEqual([
      { gpu: 'rtx-4090', gpuCount: 8, machines: 1, usdPerGpuHour: 0.1, since: '2026-11-01' },
    ])
    expect(terms.assumptions).toMatchObject({ currency: 'EUR', failedRuns: 0.2, checkpoints: true })
  })

  test('an approval is needed above the threshold, and covers what is not dearer', () => {
    const { defaults } = channelRules({ approval: { thresholdUsd: 500, approver: 'U1' } })
    const asked = (usd: number, is: 'approved' | 'declined' | 'superseded' | null) => ({
      usd,
      decision: is === null ? null : { is, by: 'U1' },
    })
    const standing = (...earlier: readonly ReturnType<typeof asked>[]) => approvalStanding(defaults, 900, earlier).is
    expect(standing()).toBe('needed')
    expect(standing(asked(900, null), asked(900, 'superseded'))).toBe('needed')
    expect(standing(asked(901, 'approved'))).toBe('approved')
    expect(standing(asked(899, 'approved'), asked(2000, 'declined'))).toBe('needed')
    expect(approvalStanding(defaults, 500, []).is).toBe('not needed')
    expect(approvalStanding(channelRules({}).defaults, 900, []).is).toBe('not needed')
  })

  test('nobody decides on their own plan; where that leaves no approver, the owners do', () => {
    const rule = { thresholdUsd: 500, approver: 'U1', deputies: ['U2', 'U1'] }
    expect(decidersOf(rule, ['U9', 'U9'], ['U8'])).toEqual(['U1', 'U2'])
    expect(decidersOf(rule, ['U1', 'U9'], ['U8'])).toEqual(['U2'])
    expect(decidersOf(rule, ['U1', 'U2'], ['U2', 'U8'])).toEqual(['U8'])
    expect(decidersOf(rule, ['U1', 'U2'], ['U1'])).toEqual([])
  })
})

describe('history', () => {
  const asked = (text: string, thread: string | null) => ({ scenario: scenarioOf(text), thread })

  test('the model asked most, the middle amount of data, and what at least half asked for', () => {
    const usual = usualJobOf([
      asked('llama 3.1 8b 200M tokens qlora on lambda', 'd'),
      asked('llama 3.1 8b 100M tokens qlora', 'c'),
      asked('70b 2B tokens', 'b'),
      asked('llama 3.1 8b 50M tokens under $9', 'a'),
      asked('70b 9B tokens', 'd'),
    ])
    expect(usual).toMatchObject({ times: 3, of: 4, fields: ['method', 'weights'] })
    expect(usual?.scenario.spec).toMatchObject({
      model: 'llama-3.1-8b',
      tokens: 1e8,
      method: 'qlora',
      providers: null,
      budgetUsd: null,
    })
    expect(usual?.scenario.setBy).toEqual({
      model: 'channel',
      params: 'channel',
      tokens: 'channel',
      method: 'channel',
      weights: 'channel',
    })
  })

  test('of equals the newest; of nothing nothing', () => {
    expect(usualJobOf([asked('8b 1B tokens', null), asked('70b 2B tokens', null)])?.scenario.spec.params).toBe(8e9)
    const sizes = [asked('70b 2B tokens', '1'), asked('8b 1B tokens', '2'), asked('llama 3.1 8b 1B tokens', '3')]
    expect([usualJobOf(sizes)?.times, usualJobOf(sizes, vocabulary.models.idOfSize)?.times]).toEqual([1, 2])
    expect(usualJobOf([])).toBeNull()
  })

  test('moves beyond the rounding are told, the largest first', () => {
    const cheaper = catalog.observations.map((each) =>
      each.gpu === 'h100-sxm' && each.provider === 'lambda'
        ? { ...each, price: { ...each.price, base: each.price.base * 0.5 } }
        : each,
    )
    const [before, after] = [openMarket(catalog, today), openMarket({ ...catalog, observations: cheaper }, today)]
    const moves = priceChanges(before, after, new Set(['h100-sxm', 'a100-80-sxm']))
    expect(moves).toEqual([expect.objectContaining({ provider: 'lambda', gpu: 'h100-sxm', pricing: 'on_demand' })])
    expect(priceChanges(before, before, new Set(['h100-sxm']))).toEqual([])
    const plan = option(2e9, 13_400)
    const was = { ...plan, today, usd: { p10: 1, p50: plan.usd.p50 * 1.5, p90: 1 } }
    const scenario = scenarioOf('70b 2B tokens')
    const plans = cheaperPlans([
      { scenario, before: was, after: plan },
      { scenario, before: { ...plan, today }, after: plan },
    ])
    expect(plans).toHaveLength(1)
    expect(hasNews({ since: today, prices: [], plans: [], spending: [] })).toBe(false)
  })
})
