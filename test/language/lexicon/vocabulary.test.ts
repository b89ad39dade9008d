/** Everything the catalog knows can be asked for by its names, over the providers of the project's own data. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import type { Spec } from '../../../src/scenario/scenario.ts'
import { buildVocabulary } from '../../../src/language/lexicon/vocabulary.ts'
import { providerNames } from '../../../src/language/lexicon/provider-names.ts'
import { catalog, today } from '../fixtures.ts'

const vocabulary = buildVocabulary(catalog, providerNames(catalog))

/** What is read of a command; the problem's message where it is not understood. */
function read(text: string): Spec | string {
  const parsed = parseCommand(text, vocabulary, today)
  return 'problem' in parsed ? `${text}: ${parsed.problem.message}` : parsed.scenario.spec
}

const models = [...catalog.models.values()].flatMap(({ id, name, repository, aliases }) =>
  [id, name.replace(/\s*\([^)]*\)/, ''), ...aliases, ...(repository === null ? [] : [repository])].map(
    (spelling) => [spelling, id] as const,
  ),
)

test.for(models)('the model “%s” is %s', ([spelling, id]) => {
  expect(read(`${spelling} 100M tokens`)).toMatchObject({ model: id, tokens: 1e8 })
  expect(read(`100M tokens, ${spelling}, lora`)).toMatchObject({ model: id, tokens: 1e8, method: 'lora' })
})

const gpus = [...catalog.gpus.values()].flatMap(({ id, aliases }) =>
  [id, ...aliases].map((spelling) => [spelling, id] as const),
)

test.for(gpus)('the GPU “%s” has %s among its forms', ([spelling, id]) => {
  expect(read(`8b 100M tokens on 4 ${spelling}`)).toMatchObject({ gpus: expect.arrayContaining([id]), gpuCount: 4 })
  expect(read(`8b 100M tokens 4x${spelling}`)).toMatchObject({ gpus: expect.arrayContaining([id]), gpuCount: 4 })
})

const datasets = [...catalog.datasets].flatMap(([id, { name, repository, aliases }]) =>
  [id, name, ...aliases, ...(repository === null ? [] : [repository])].map((spelling) => [spelling, id] as const),
)

test.for(datasets)('the data set “%s” is %s, and its tokens are said to be assumed', ([spelling, id]) => {
  const known = catalog.datasets.get(id)
  const parsed = parseCommand(`llama 3.1 8b qlora on ${spelling} 2 epochs`, vocabulary, today)
  const scenario = 'scenario' in parsed ? parsed.scenario : parsed.problem.message
  expect(scenario).toMatchObject({
    spec: { model: 'llama-3.1-8b', tokens: 2 * (known?.tokens ?? 0) },
    notes: expect.arrayContaining([expect.stringContaining(`${known?.name}: `)]),
  })
})

const families = new Set([...catalog.gpus.values()].flatMap((gpu) => gpu.families))

test.for([...families])('the family “%s” is all its forms', (family) => {
  const ids = [...catalog.gpus.values()].filter((gpu) => gpu.families.includes(family)).map(({ id }) => id)
  // Two L40 are no L40S.
  const plural = family.endsWith('s') || families.has(`${family}s`) ? family : `${family}s`
  expect(read(`8b 100M tokens 2 ${plural.replaceAll('-', ' ')}`)).toMatchObject({ gpus: ids, gpuCount: 2 })
})

test.for([...catalog.instances])('the machine “%s”', ([name, { provider, gpu, gpuCount }]) => {
  expect(read(`8b 100M tokens ${name}`)).toMatchObject({ gpus: [gpu], providers: [provider], gpuCount })
})

test.for([...catalog.instances.values()])('$provider rents $gpu, which the catalog has', ({ provider, gpu }) => {
  expect(catalog.providers.has(provider)).toBe(true)
  expect(catalog.gpus.has(gpu)).toBe(true)
})

const providers = [...catalog.providers.values()].flatMap(({ id, name, aliases }) =>
  [id, name, ...aliases].map((spelling) => [spelling, id] as const),
)

test.for(providers)('the provider “%s” is %s', ([spelling, id]) => {
  expect(read(`8b 100M tokens on ${spelling}`)).toMatchObject({ providers: [id] })
  expect(read(`8b 100M tokens not on ${spelling}`)).toMatchObject({ providers: null, excludedProviders: [id] })
})

const stacks = [...catalog.stacks.values()].flatMap(({ id, aliases }) =>
  [id, ...aliases].map((spelling) => [spelling, id] as const),
)
/** "tune" is a verb first: torchtune goes by its whole name. */
const verbs = new Set(['tune'])

test.for(stacks.filter(([spelling]) => !verbs.has(spelling)))('the stack “%s” is %s', ([spelling, id]) => {
  expect(read(`8b 100M tokens stack: ${spelling}`)).toMatchObject({ stack: id })
})

const methods = [...catalog.methods.values()].flatMap(({ method, weights, aliases }) =>
  aliases.map((spelling) => [spelling, method, weights] as const),
)

test.for(methods)('the method “%s” is %s', ([spelling, method, weights]) => {
  const quantized = weights === 'bf16' ? {} : { weights }
  expect(read(`8b 100M tokens ${spelling}`)).toMatchObject({ method, ...quantized })
})

test.for([...catalog.sizes])('the bare size %s is taken for %s', ([size, id]) => {
  const parsed = parseCommand(`${size} 100M tokens`, vocabulary, today)
  const notes = 'scenario' in parsed ? parsed.scenario.notes.join(' ') : parsed.problem.message
  expect(notes).toContain(catalog.models.get(id)?.name.replace(/\s*\([^)]*\)/, ''))
})

test('a thousand commands, all different, are understood', () => {
  const texts = Array.from(
    { length: 1000 },
    (_, index) => `llama 3.1 8b ${index + 1}M tokens lora r=16 on ${(index % 8) + 1} h100s under $${index + 1}`,
  )
  const understood = texts.filter((text) => 'scenario' in parseCommand(text, vocabulary, today))
  expect(understood.length).toBe(texts.length)
})
