/** Every word of the language, built once from the catalog, the providers and the word lists. */
import type { Catalog, Dataset } from '../catalog/catalog.ts'
import type { Currencies } from '../catalog/decision.ts'
import { type Gpus, addGpus } from './gpus.ts'
import { type Models, namedModels } from './models.ts'
import type { Sense } from './sense.ts'
import { list } from './spell.ts'
import { Phrases, spellings } from './trie.ts'
import { otherModels, otherProviders, services } from './words/elsewhere.ts'
import { askWords, decoys, fieldWords, politeWords, relationWords } from './words/glue.ts'
import { dataMeasures, fleetMeasures, plainMeasures, trainingMeasures } from './words/measures.ts'
import { mootWords } from './words/moot.ts'
import { numberWords } from './words/numbers.ts'
import { type Spelling, spellingsOf } from './spellings.ts'
import { methodTerms, objectiveTerms, pricingTerms, switchTerms, weightTerms } from './words/terms.ts'

/** A provider as the language needs it: what people call it, and its tiers. */
export type ProviderName = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly tiers: readonly string[]
}

export type Vocabulary = {
  readonly phrases: Phrases<Sense>
  readonly models: Models
  readonly gpus: Gpus
  readonly datasets: ReadonlyMap<string, Dataset>
  readonly providers: ReadonlyMap<string, ProviderName>
  readonly tiers: ReadonlySet<string>
  readonly stacks: ReadonlyMap<string, string>
  /** What a unit of another currency is worth, by its code. */
  readonly currencies: Currencies
  /** Words that a mistyped one may have meant. */
  readonly spellings: readonly Spelling[]
}

/** The providers of the catalog as the language needs them. */
export const providerNames = ({ providers }: Pick<Catalog, 'providers'>): readonly ProviderName[] =>
  [...providers.values()].map(({ id, name, aliases, tiers }) => ({
    id,
    name,
    aliases,
    tiers: tiers.map((tier) => tier.id),
  }))

/** What people call the big clouds. */
const largeClouds = ['aws', 'gcp', 'azure']
/** Providers whose name is an everyday word: in prose they count only after "on", "at", "from", … */
const everyday = new Set([
  'modal',
  'salad',
  'vast',
  'lambda',
  'together',
  'oracle',
  'akash',
  'amazon',
  'google',
  'microsoft',
  'thunder',
])

export function buildVocabulary(catalog: Catalog, providers: readonly ProviderName[]): Vocabulary {
  const phrases = new Phrases<Sense>()
  const gpus = addGpus(catalog, phrases)
  addDatasets(catalog, phrases)
  const models = namedModels(catalog)
  addModels(catalog, phrases)
  for (const [name, { provider, gpu, gpuCount }] of catalog.instances) {
    phrases.add(`[standard|ml] ${name}`, { kind: 'instance', provider, gpu, count: gpuCount })
  }
  for (const provider of providers) addProvider(provider, phrases)
  const large = largeClouds.filter((id) => providers.some((provider) => provider.id === id))
  if (large.length > 0)
    phrases.add('(big|large|major|hyperscale|hyperscaler|big three|big 3) (cloud|clouds|cloud providers|providers)', {
      kind: 'provider',
      ids: large,
    })
  if (large.length > 0) phrases.add('(hyperscaler|hyperscalers|big three|big 3)', { kind: 'provider', ids: large })
  for (const pattern of otherProviders) phrases.add(pattern, otherProvider(providers))
  const lists = [
    decoys,
    numberWords,
    methodTerms,
    weightTerms,
    pricingTerms,
    objectiveTerms,
    switchTerms,
    mootWords,
    dataMeasures,
    trainingMeasures,
    fleetMeasures,
    plainMeasures,
    relationWords,
    fieldWords,
    politeWords,
    askWords,
  ]
  for (const rows of lists) for (const [pattern, sense] of rows) phrases.add(pattern, sense)
  // Keys of configuration files in one word: "gpuCount", "sequenceLength", "numtrainepochs".
  for (const [pattern, sense] of lists.flat()) {
    if (sense.kind !== 'measure' && sense.kind !== 'field' && sense.kind !== 'switch') continue
    for (const spelling of spellings(pattern)) {
      if (spelling.includes(' ')) phrases.add(spelling.replaceAll(' ', ''), sense)
    }
  }
  const stacks = new Map<string, string>()
  for (const stack of catalog.stacks.values()) {
    for (const name of [stack.id, ...stack.aliases]) {
      phrases.add(name, { kind: 'term', field: 'stack', value: stack.id, ...(isEveryday(name) ? { weak: true } : {}) })
    }
    stacks.set(stack.id, stack.name)
  }
  const tiers = new Set(providers.flatMap((provider) => provider.tiers))
  for (const tier of tiers) {
    const words = tier.replaceAll('_', ' ')
    phrases.add(`${words} tier`, { kind: 'term', field: 'tier', value: tier })
    phrases.add(words, { kind: 'term', field: 'tier', value: tier, weak: true })
  }
  return {
    phrases,
    models,
    gpus,
    datasets: catalog.datasets,
    providers: new Map(providers.map((provider) => [provider.id, provider])),
    tiers,
    stacks,
    currencies: catalog.decision.currencies,
    spellings: spellingsOf(catalog, providers),
  }
}

/** Stack names that are words of everyday prose as well. */
const isEveryday = (name: string): boolean => ['transformers', 'hf', 'megatron', 'titan', 'nemo'].includes(name)

/** Data sets whose name is a word of everyday prose: in a message they count only where something is trained "on" them. */
const everydaySets = new Set(
  'lima,capybara,glaive,magpie,platypus,guanaco,squad,c4,the pile,owt,dolma,dolly,oasst,tulu'.split(','),
)

function addDatasets(catalog: Catalog, phrases: Phrases<Sense>): void {
  for (const [id, { name, repository, aliases }] of catalog.datasets) {
    for (const spelling of new Set([id, name, repository ?? id, ...aliases].map((words) => words.toLowerCase()))) {
      phrases.add(spelling, { kind: 'dataset', id, ...(everydaySets.has(spelling) ? { weak: true } : {}) })
    }
  }
}

function addModels(catalog: Catalog, phrases: Phrases<Sense>): void {
  for (const model of catalog.models.values()) {
    const printed = model.name.replace(/\s*\([^)]*\)/g, '')
    const named: Sense = { kind: 'model', reading: { kind: 'one', id: model.id } }
    for (const name of new Set([model.id, printed, ...model.aliases, model.repository ?? model.id]))
      phrases.add(name, named)
    const experts = /^mixtral-(8x\d+b)$/.exec(model.id)?.[1]
    if (experts !== undefined) phrases.add(experts, named)
    const active = /\d+b-a\d+b$/.exec(model.id)?.[0]
    if (active !== undefined) phrases.add(active, named)
  }
  for (const pattern of otherModels) {
    phrases.add(pattern, {
      kind: 'elsewhere',
      what: 'model',
      sentence: 'Give a size instead, such as 7B: most of the cost depends on it.',
    })
  }
}

function otherProvider(providers: readonly ProviderName[]): Sense {
  const names = providers.map(({ name }) => name)
  return {
    kind: 'elsewhere',
    what: 'provider',
    sentence: `There are of ${list(names)}.`,
  }
}

function addProvider(provider: ProviderName, phrases: Phrases<Sense>): void {
  const service = services.get(provider.id)
  if (service !== undefined) phrases.add(service, { kind: 'provider', ids: [provider.id] })
  for (const name of new Set([provider.id, provider.name.toLowerCase(), ...provider.aliases])) {
    phrases.add(name, { kind: 'provider', ids: [provider.id], ...(everyday.has(name) ? { weak: true } : {}) })
  }
}
