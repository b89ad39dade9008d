/** What holds for every text: nothing throws or hangs, descriptions parse back, order does not matter. */
import fc from 'fast-check'
import { describe as group, expect, test } from 'vitest'
import { amend } from '../../src/scenario/amend.ts'
import { converse } from '../../src/scenario/conversation.ts'
import { describe } from '../../src/scenario/describe.ts'
import { readMessage } from '../../src/scenario/message.ts'
import { parse } from '../../src/scenario/parse.ts'
import { type Scenario, type Spec, emptySpec, specSchema } from '../../src/scenario/spec.ts'
import { golden } from './expectation.ts'
import { today, vocabulary } from './language.ts'

const start = parsed('70b 2B tokens')

function parsed(text: string): Scenario {
  const read = parse(text, vocabulary, today)
  if ('problem' in read) throw new Error(`${text}: ${read.problem.message}`)
  return read.scenario
}

const words = golden<{ readonly text: string }>('commands.jsonl').flatMap(({ text }) => text.split(/\s+/))
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom('(', ')', '*', '-', '$', '%', ',', '=', '--', '^', '/', ':', '😀', '\u0000', 'ﷺ'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(' '))
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  soup,
)

group('any text', () => {
  test('is parsed, read and amended without a fault, and what comes out holds to its schema', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = parse(text, vocabulary, today)
        if ('scenario' in read) specSchema.parse(read.scenario.spec)
        else expect(read.problem.message).not.toBe('')
        const message = readMessage(text, vocabulary, today)
        if ('scenario' in message) specSchema.parse(message.scenario.spec)
        for (const addressed of [true, false]) {
          const turn = amend(start, text, vocabulary, today, { addressed })
          if (turn.kind === 'amended') specSchema.parse(turn.scenario.spec)
          if (addressed) expect(turn.kind).not.toBe('ignored')
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('a problem names its terms and offers a text that is understood', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const read = parse(text, vocabulary, today)
        if (!('problem' in read)) return
        const { kind, message, terms, suggestions } = read.problem
        for (const term of terms.slice(0, 3)) if (term.length <= 57) expect(message).toContain(term)
        expect(suggestions.length, kind).toBeGreaterThan(0)
        for (const suggestion of suggestions)
          expect('scenario' in parse(suggestion, vocabulary, today), suggestion).toBe(true)
      }),
      { numRuns: 400 },
    )
  })
})

test.for(
  golden<{ readonly text: string; readonly reject?: string }>('commands.jsonl')
    .filter(({ reject }) => reject !== undefined)
    .map(({ text }) => text),
)('what is suggested for “%s” is understood', (text) => {
  const read = parse(text, vocabulary, today)
  if (!('problem' in read)) expect.fail('expected a problem')
  for (const suggestion of read.problem.suggestions)
    expect('scenario' in parse(suggestion, vocabulary, today), suggestion).toBe(true)
  for (const term of read.problem.terms) expect(read.problem.message).toContain(term)
})

const ids = <T>(map: ReadonlyMap<string, T>): fc.Arbitrary<string[]> =>
  fc.subarray([...map.keys()], { minLength: 1, maxLength: 5 })
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null })

/** Scenarios that can be asked for: method, weights and rank agree, nothing is both wanted and ruled out. */
const spec: fc.Arbitrary<Spec> = fc
  .record({
    model: optional(fc.constantFrom(...vocabulary.models.byId.keys())),
    params: fc.constantFrom(1e9, 7e9, 8e9, 13e9, 70e9, 1.5e9, 123_456_789, 405e9),
    tokens: fc.oneof(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom(1e6, 5e8, 2e9, 1.5e12, 3e7)),
    precision: fc.constantFrom(
      { method: null, weights: null, loraRank: null, loraTargets: null },
      { method: 'full', weights: 'bf16', loraRank: null, loraTargets: null },
      { method: 'full', weights: 'fp32', loraRank: null, loraTargets: null },
      { method: 'full', weights: null, loraRank: null, loraTargets: null },
      { method: 'lora', weights: 'bf16', loraRank: 16, loraTargets: 'attn' },
      { method: 'lora', weights: 'int8', loraRank: 64, loraTargets: 'attn+mlp' },
      { method: 'lora', weights: null, loraRank: null, loraTargets: null },
      { method: 'qlora', weights: 'nf4', loraRank: 8, loraTargets: null },
      { method: 'qlora', weights: 'nf4', loraRank: null, loraTargets: 'attn' },
      { method: null, weights: 'nf4', loraRank: null, loraTargets: null },
      { method: null, weights: 'fp8', loraRank: null, loraTargets: null },
    ) as fc.Arbitrary<Pick<Spec, 'method' | 'weights' | 'loraRank' | 'loraTargets'>>,
    sequenceLength: optional(fc.integer({ min: 1, max: 1e6 })),
    batch: optional(fc.integer({ min: 1, max: 512 })),
    gradientCheckpointing: optional(fc.boolean()),
    packed: optional(fc.boolean()),
    offload: optional(fc.constantFrom('none', 'optimizer', 'params')) as fc.Arbitrary<Spec['offload']>,
    gpus: optional(ids(vocabulary.gpus.byId)),
    nodes: optional(fc.integer({ min: 1, max: 8 })),
    perNode: fc.integer({ min: 1, max: 16 }),
    hasCount: fc.boolean(),
    excludedGpus: optional(ids(vocabulary.gpus.byId)),
    providers: optional(ids(vocabulary.providers)),
    excludedProviders: optional(ids(vocabulary.providers)),
    tier: optional(fc.constantFrom(...vocabulary.tiers)),
    pricing: optional(fc.constantFrom('on_demand', 'spot', 'reserved')) as fc.Arbitrary<Spec['pricing']>,
    budgetUsd: optional(fc.constantFrom(1, 5, 12.5, 500, 1999.99, 1e6)),
    deadlineHours: optional(fc.constantFrom(0.5, 1, 12, 36.25, 720)),
    objective: optional(fc.constantFrom('cheapest', 'fastest', 'balanced')) as fc.Arbitrary<Spec['objective']>,
    stack: optional(fc.constantFrom(...vocabulary.stacks.keys())),
  })
  .map(({ precision, nodes, perNode, hasCount, ...rest }) => {
    const named = rest.model === null ? undefined : vocabulary.models.byId.get(rest.model)
    const inOrder = (chosen: readonly string[] | null): string[] | null =>
      chosen === null ? null : [...vocabulary.gpus.byId.keys()].filter((id) => chosen.includes(id))
    const without = (list: string[] | null, others: readonly string[] | null): string[] | null => {
      const left = list?.filter((id) => others?.includes(id) !== true) ?? []
      return left.length === 0 ? null : left
    }
    return {
      ...emptySpec,
      ...rest,
      ...precision,
      params: named?.params ?? rest.params,
      gpus: inOrder(rest.gpus),
      gpuCount: hasCount ? perNode * (nodes ?? 1) : null,
      nodes,
      excludedGpus: inOrder(without(rest.excludedGpus, rest.gpus)),
      excludedProviders: without(rest.excludedProviders, rest.providers),
    }
  })

test('a scenario described and parsed is the same scenario', () => {
  fc.assert(
    fc.property(spec, (asked) => {
      const text = describe({ spec: asked }, vocabulary)
      const read = parse(text, vocabulary, today)
      if ('problem' in read) expect.fail(`${text}: ${read.problem.message}`)
      expect(read.scenario.spec, text).toEqual(asked)
    }),
    { numRuns: 1500 },
  )
})

test('the order of the parts does not matter', () => {
  fc.assert(
    fc.property(spec, fc.infiniteStream(fc.nat()), (asked, random) => {
      const parts = describe({ spec: asked }, vocabulary).split(', ')
      const shuffled = parts
        .map((part) => ({ part, rank: random.next().value as number }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ part }) => part)
      const text = shuffled.join(', ')
      const read = parse(text, vocabulary, today)
      if ('problem' in read) expect.fail(`${text}: ${read.problem.message}`)
      expect(read.scenario.spec, text).toEqual(asked)
    }),
    { numRuns: 800 },
  )
})

const idempotent = [
  '4-bit',
  '8 h100s',
  'on aws',
  'under $500',
  'within 12h',
  'qlora',
  'seq 8k',
  'not on a100',
  'spot',
  'no budget',
  'any gpu',
  'with packing',
  '500M tokens',
  'and for the 8b?',
  'full precision',
]

test.for(idempotent)('“%s” said twice changes nothing more', (text) => {
  const once = converse({ revisions: [start], position: 0 }, text, vocabulary, today)
  const twice = converse(once.conversation, text, vocabulary, today)
  if (once.turn.kind !== 'scenario' || twice.turn.kind !== 'scenario') expect.fail(text)
  expect(twice.turn.scenario.spec).toEqual(once.turn.scenario.spec)
  expect(twice.turn.changed).toEqual([])
})

test('undo takes back whatever was amended, and redo brings it again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...idempotent), { minLength: 1, maxLength: 8 }), (turns) => {
      let conversation = converse(null, '70b 2B tokens', vocabulary, today).conversation
      for (const turn of turns) conversation = converse(conversation, turn, vocabulary, today).conversation
      const last = conversation
      for (const _ of turns) conversation = converse(conversation, 'undo', vocabulary, today).conversation
      expect(conversation?.revisions[conversation.position]?.spec).toEqual(start.spec)
      for (const _ of turns) conversation = converse(conversation, 'redo', vocabulary, today).conversation
      expect(conversation).toEqual(last)
    }),
    { numRuns: 60 },
  )
})
