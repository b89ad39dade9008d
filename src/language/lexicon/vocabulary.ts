/** Every word of the language, built once from the catalog, the providers and the word lists. */
import type { Catalog, Dataset } from '../../catalog/catalog.ts'
import type { Currencies } from '../../catalog/total-cost.ts'
import { type GpuNames, addGpuNames } from './gpu-names.ts'
import { type ModelNames, modelNamesOf } from './model-names.ts'
import type { Sense } from './senses.ts'
import { formatList } from '../../scenario/format-values.ts'
import { PhraseTrie, expandPattern } from './phrase-trie.ts'
import { outOfCatalogModels, outOfCatalogProviders, providerServices } from './out-of-catalog-names.ts'
import { requestWords, negativePatterns, fieldWords, functionWords, relationWords } from './function-words.ts'
import { dataMeasures, hardwareMeasures, generalMeasures, trainingMeasures } from './units.ts'
import { noEffectWords } from './no-effect-words.ts'
import { numberWords } from './number-words.ts'
import { type Spelling, knownSpellings } from './spellings.ts'
import { methodValues, objectiveValues, pricingValues, fieldSwitches, weightValues } from './field-values.ts'

/** A provider as the language needs it: what people call it, and its tiers. */
export type ProviderName = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly tiers: readonly string[]
}

export type Vocabulary = {
  readonly phrases: PhraseTrie<Sense>
  readonly models: ModelNames
  readonly gpus: GpuNames
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
const hyperscalers = ['aws', 'gcp', 'azure']
/** Providers whose name is an everyday word: in prose they count only after "on", "at", "from", … */
const ambiguousProviders = new Set([
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
  const phrases = new PhraseTrie<Sense>()
  const gpus = addGpuNames(catalog, phrases)
  addDatasetNames(catalog, phrases)
  const models = modelNamesOf(catalog)
  addModelNames(catalog, phrases)
  for (const [name, { provider, gpu, gpuCount }] of catalog.instances) {
    phrases.add(`[standard|ml] ${name}`, { kind: 'instance', provider, gpu, count: gpuCount })
  }
  for (const provider of providers) addProviderNames(provider, phrases)
  const largeIds = hyperscalers.filter((id) => providers.some((provider) => provider.id === id))
  if (largeIds.length > 0)
    phrases.add('(big|large|major|hyperscale|hyperscaler|big three|big 3) (cloud|clouds|cloud providers|providers)', {
      kind: 'provider',
      ids: largeIds,
    })
  if (largeIds.length > 0)
    phrases.add('(hyperscaler|hyperscalers|big three|big 3)', { kind: 'provider', ids: largeIds })
  for (const pattern of outOfCatalogProviders) phrases.add(pattern, outOfCatalogProvider(providers))
  const lists = [
    negativePatterns,
    numberWords,
    methodValues,
    weightValues,
    pricingValues,
    objectiveValues,
    fieldSwitches,
    noEffectWords,
    dataMeasures,
    trainingMeasures,
    hardwareMeasures,
    generalMeasures,
    relationWords,
    fieldWords,
    functionWords,
    requestWords,
  ]
  for (const rows of lists) for (const [pattern, sense] of rows) phrases.add(pattern, sense)
  // Keys of configuration files in one word: "gpuCount", "sequenceLength", "numtrainepochs".
  for (const [pattern, sense] of lists.flat()) {
    if (sense.kind !== 'measure' && sense.kind !== 'field' && sense.kind !== 'switch') continue
    for (const spelling of expandPattern(pattern)) {
      if (spelling.includes(' ')) phrases.add(spelling.replaceAll(' ', ''), sense)
    }
  }
  const stacks = new Map<string, string>()
  for (const stack of catalog.stacks.values()) {
    for (const name of [stack.id, ...stack.aliases]) {
      phrases.add(name, {
        kind: 'term',
        field: 'stack',
        value: stack.id,
        ...(isAmbiguousStack(name) ? { ambiguous: true } : {}),
      })
    }
    stacks.set(stack.id, stack.name)
  }
  const tiers = new Set(providers.flatMap((provider) => provider.tiers))
  for (const tier of tiers) {
    const words = tier.replaceAll('_', ' ')
    phrases.add(`${words} tier`, { kind: 'term', field: 'tier', value: tier })
    phrases.add(words, { kind: 'term', field: 'tier', value: tier, ambiguous: true })
  }
  return {
    phrases,
    models,
    gpus,
    datasets: catalog.datasets,
    providers: new Map(providers.map((provider) => [provider.id, provider])),
    tiers,
    stacks,
    currencies: catalog.totalCost.currencies,
    spellings: knownSpellings(catalog, providers),
  }
}

/** Stack names that are words of everyday prose as well. */
const isAmbiguousStack = (name: string): boolean => ['transformers', 'hf', 'megatron', 'titan', 'nemo'].includes(name)

/** Data sets whose name is a word of everyday prose: in a message they count only where something is trained "on" them. */
const ambiguousDatasets = new Set(
  'lima,capybara,glaive,magpie,platypus,guanaco,squad,c4,the pile,owt,dolma,dolly,oasst,tulu'.split(','),
)

function addDatasetNames(catalog: Catalog, phrases: PhraseTrie<Sense>): void {
  for (const [id, { name, repository, aliases }] of catalog.datasets) {
    for (const spelling of new Set([id, name, repository ?? id, ...aliases].map((words) => words.toLowerCase()))) {
      phrases.add(spelling, { kind: 'dataset', id, ...(ambiguousDatasets.has(spelling) ? { ambiguous: true } : {}) })
    }
  }
}

function addModelNames(catalog: Catalog, phrases: PhraseTrie<Sense>): void {
  for (const model of catalog.models.values()) {
    const displayName = model.name.replace(/\s*\([^)]*\)/g, '')
    const sense: Sense = { kind: 'model', reference: { kind: 'one', id: model.id } }
    for (const name of new Set([model.id, displayName, ...model.aliases, model.repository ?? model.id]))
      phrases.add(name, sense)
    const expertsName = /^mixtral-(8x\d+b)$/.exec(model.id)?.[1]
    if (expertsName !== undefined) phrases.add(expertsName, sense)
  }
  // "30b-a3b" is Qwen3: of those that end so, the first of its shape with the plainest name.
  const byPlainness = [...catalog.models.values()].sort(
    (one, other) =>
      Number(one.shapeOf !== undefined) - Number(other.shapeOf !== undefined) || one.id.length - other.id.length,
  )
  for (const { id } of byPlainness) {
    const activeName = /\d+b-a\d+b$/.exec(id)?.[0]
    if (activeName !== undefined) phrases.add(activeName, { kind: 'model', reference: { kind: 'one', id } })
  }
  for (const pattern of outOfCatalogModels) {
    phrases.add(pattern, {
      kind: 'elsewhere',
      what: 'model',
      sentence: 'Give a size instead, such as 7B: most of the cost depends on it.',
    })
  }
}

function outOfCatalogProvider(providers: readonly ProviderName[]): Sense {
  const names = providers.map(({ name }) => name)
  return {
    kind: 'elsewhere',
    what: 'provider',
    sentence: `There are of ${formatList(names)}.`,
  }
}

function addProviderNames(provider: ProviderName, phrases: PhraseTrie<Sense>): void {
  const servicePattern = providerServices.get(provider.id)
  if (servicePattern !== undefined) phrases.add(servicePattern, { kind: 'provider', ids: [provider.id] })
  for (const name of new Set([provider.id, provider.name.toLowerCase(), ...provider.aliases])) {
    phrases.add(name, {
      kind: 'provider',
      ids: [provider.id],
      ...(ambiguousProviders.has(name) ? { ambiguous: true } : {}),
    })
  }
}
