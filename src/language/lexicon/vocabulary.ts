/** Every word of the language, built once: the phrases of the lexicon, and the names that the catalog has. */
import type { ProviderId } from '../../catalog/ids.ts'
import type { Catalog, Dataset } from '../../catalog/catalog.ts'
import type { Lexicon } from '../../catalog/lexicon.ts'
import type { Optimizer, TrainingObjective } from '../../catalog/training-objective.ts'
import { type Locales, localesOf } from '../locales/translate.ts'
import { once } from '../../once.ts'
import { formatList } from '../../scenario/format-values.ts'
import { type GpuNames, addGpuNames, gpuNamesOf } from './gpu-names.ts'
import { addInstanceNames } from './instance-names.ts'
import { type ModelNames, modelNamesOf } from './model-names.ts'
import { type FormCues, formCuesOf } from './form-cues.ts'
import { type ReadingClassifiers, readingClassifiers } from './reading-classifiers.ts'
import { type QuestionCues, questionCuesOf } from './question-cues.ts'
import { type ClauseCues, clauseCuesOf } from './clause-cues.ts'
import { addLexiconPhrases, addMissingModels } from './lexicon-phrases.ts'
import { type TrainingDefaults, trainingDefaultsOf } from './training-defaults.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { spellingMender } from './spelling-mender.ts'
import { type RoleScores, roleScoresOf } from './quantity-role-model.ts'
import { lexiconWords, namesIn } from './known-words.ts'
import type { ProviderName } from './provider-names.ts'
import { type ReplyWords, replyWordsOf } from './reply-words.ts'
import { type UsualImages, usualImagesOf } from './usual-images.ts'
import { addStackNames, ambiguousIf } from './stack-names.ts'
import type { Meaning } from './meanings.ts'
import { type EverydayTest, everydayTest } from './everyday-words.ts'
import { type Spellings, knownSpellings } from './spellings.ts'
import { type TextLengths, textLengthsOf } from './text-lengths.ts'
import { type ImpliedPlaces, addLawNames, impliedPlacesOf } from './law-names.ts'
import { type SensitiveWords, sensitiveWordsOf, stopwordsOf } from './sensitive-words.ts'
import { type VatCountries, vatCountriesOf } from './vat-countries.ts'
import { type CurrencyWords, currencyWordsOf } from '../text/currency-signs.ts'
import { withoutParentheses } from '../text/characters.ts'

/** Every word the reader knows, compiled from data/lexicon and the catalog. */
export type Vocabulary = TrainingDefaults &
  ReadingClassifiers & {
    readonly phrases: PhraseTrie<Meaning>
    /** Letters and words that hang on digits, "2B", "500k", and what they multiply by. */
    readonly magnitudes: ReadonlyMap<string, number>
    /** Words that may stand between a number and what it counts. */
    readonly betweenNumberAndUnit: ReadonlySet<string>
    readonly textLengths: TextLengths
    readonly models: ModelNames
    readonly gpus: GpuNames
    readonly datasets: ReadonlyMap<string, Dataset>
    readonly providers: ReadonlyMap<ProviderId, ProviderName>
    readonly tiers: ReadonlySet<string>
    readonly stacks: ReadonlyMap<string, string>
    /** Which place lies inside which. */
    readonly places: Catalog['places']
    /** What each training objective does with its data, by its id. */
    readonly objectives: ReadonlyMap<string, TrainingObjective>
    readonly optimizers: ReadonlyMap<string, Optimizer>
    /** Of an image whose size nobody said, and of the text beside it: tokens; and pixels of one token. */
    readonly usualImages: UsualImages
    /** What a unit of another currency is worth, by its code. */
    readonly currencies: Catalog['totalCost']['currencies']
    readonly vatCountryIn: VatCountries
    readonly money: CurrencyWords
    /** Languages other than English by their names, and words for several. */
    readonly otherLanguages: RegExp
    /** Words for data that may be personal or confidential. */
    readonly sensitiveWords: SensitiveWords
    readonly jurisdictions: ImpliedPlaces
    readonly replyWords: ReplyWords
    readonly intentPhrases: Lexicon['intentPhrases']
    readonly topicPhrases: Lexicon['topicPhrases']
    /** Everyday words that say nothing of a job. */
    readonly stopwords: ReadonlySet<string>
    /** Words of a question that carry no meaning of their own for its answer. */
    readonly neutralWords: ReadonlySet<string>
    /** What numbers without a unit count, by what stands around them. */
    readonly roleScores: RoleScores
    /** Words by which questions are told. */
    readonly questionCues: QuestionCues
    /** Words by which questions are told that ask in a form of their own. */
    readonly formCues: FormCues
    /** Words that tell what a clause is for. */
    readonly clauseCues: ClauseCues
    /** Names of services that train without renting GPUs. */
    readonly hostedServices: RegExp
    /** Languages other than English. */
    readonly locales: Locales
    /** The same for a text that is English already, or was translated: no other language is looked for in it. */
    readonly ofEnglish: () => Vocabulary
    /** Words that a mistyped one may have meant. */
    readonly spellings: Spellings
    /** Whether a word, in lower case, is of everyday sentences, with a slip in it or without. */
    readonly isEveryday: EverydayTest
    /** A text with the spellings of chats written as usual. */
    readonly spelledOut: (text: string) => string
  }

/** The vocabulary of a catalog, with the names of its own providers. */
export function catalogVocabulary(catalog: Catalog): Vocabulary {
  const providers = [...catalog.providers.values()].map(({ tiers, ...provider }) => ({
    ...provider,
    tiers: tiers.map(({ id }) => id),
  }))
  return buildVocabulary(catalog, providers)
}

/** The vocabulary of a catalog with the providers named by `providers`, which may be more than its own. */
export function buildVocabulary(catalog: Catalog, providers: readonly ProviderName[]): Vocabulary {
  const phrases = new PhraseTrie<Meaning>()
  for (const { add } of phraseSources) add(phrases, catalog, providers)
  // What the first question may not need is made when it is asked for.
  const questionCues = once(() =>
    questionCuesOf(
      catalog.questionWords,
      catalog.glossary,
      catalog.inquiryFacts.generalKnowledge.rows,
      catalog.lexicon,
      catalog,
    ),
  )
  const spellings = once(() => knownSpellings(catalog, providers))
  const shared = {
    phrases,
    magnitudes: new Map(Object.entries(catalog.lexicon.magnitudes.magnitudes)),
    betweenNumberAndUnit: new Set(catalog.lexicon.magnitudes.betweenNumberAndUnit),
    textLengths: textLengthsOf(catalog.lexicon),
    ...trainingDefaultsOf(catalog),
    models: modelNamesOf(catalog),
    gpus: gpuNamesOf(catalog),
    datasets: catalog.datasets,
    providers: new Map(providers.map((provider) => [provider.id, provider])),
    tiers: new Set(providers.flatMap((provider) => provider.tiers)),
    places: catalog.places,
    stacks: new Map([...catalog.stacks.values()].map(({ id, name }) => [id, name])),
    objectives: catalog.training.objectives,
    optimizers: catalog.training.optimizers,
    usualImages: usualImagesOf(catalog),
    currencies: catalog.totalCost.currencies,
    money: currencyWordsOf(catalog.lexicon),
    vatCountryIn: vatCountriesOf(catalog.totalCost.vat),
    otherLanguages: catalog.inquiryFacts.words.otherLanguages,
    sensitiveWords: sensitiveWordsOf(catalog),
    jurisdictions: impliedPlacesOf(catalog),
    ...readingClassifiers(catalog),
    roleScores: roleScoresOf(catalog.quantityRoles),
    formCues: formCuesOf(catalog.questionForms),
    clauseCues: clauseCuesOf(catalog.clauseRoles),
    replyWords: replyWordsOf(catalog.lexicon),
    intentPhrases: catalog.lexicon.intentPhrases,
    topicPhrases: catalog.lexicon.topicPhrases,
    stopwords: stopwordsOf(catalog),
    spelledOut: spellingMender(catalog.lexicon),
    neutralWords: new Set(catalog.lexicon.stopwords.ofQuestions),
    hostedServices: wholeWords(catalog.lexicon.providers.hosted),
  }
  const inLocales = (locales: Locales): Vocabulary => ({
    ...shared,
    locales,
    isEveryday: everydayTest(shared.stopwords, catalog.lexicon.stopwords, locales.englishWords),
    ofEnglish: once(() => inLocales({ ...locales, byLanguage: new Map() })),
    get questionCues() {
      return questionCues()
    },
    get spellings() {
      return spellings()
    },
  })
  return inLocales(localesOf(catalog.locales, lexiconWords(catalog.lexicon), namesIn(catalog)))
}

/** Finds any of the words in a text in lower case, the longest first. */
const wholeWords = (words: readonly string[]): RegExp =>
  new RegExp(`\\b(?:${words.toSorted((one, other) => other.length - one.length).join('|')})\\b`)

function addDatasetNames({ datasets, lexicon }: Catalog, phrases: PhraseTrie<Meaning>): void {
  const ambiguousNames = new Set(lexicon.ambiguousNames.datasets)
  for (const [id, { name, repository, aliases }] of datasets) {
    for (const spelling of new Set([id, name, repository ?? id, ...aliases].map((words) => words.toLowerCase()))) {
      phrases.add(spelling, { kind: 'dataset', id, ...ambiguousIf(ambiguousNames.has(spelling)) })
    }
  }
}

function addModelNames({ models, lexicon }: Catalog, phrases: PhraseTrie<Meaning>): void {
  for (const model of models.values()) {
    const displayName = withoutParentheses(model.name)
    const meaning: Meaning = { kind: 'model', reference: { kind: 'model', id: model.id } }
    for (const name of new Set([model.id, displayName, ...model.aliases, model.repository ?? model.id]))
      phrases.add(name, meaning)
    const expertsName = /^mixtral-(8x\d+b)$/.exec(model.id)?.[1]
    if (expertsName !== undefined) phrases.add(expertsName, meaning)
  }
  // "30b-a3b" is Qwen3: of those that end so, the first of its shape with the plainest name.
  const byPlainness = [...models.values()].sort(
    (one, other) =>
      Number(one.shapeOf !== undefined) - Number(other.shapeOf !== undefined) || one.id.length - other.id.length,
  )
  for (const { id } of byPlainness) {
    const activeName = /\d+b-a\d+b$/.exec(id)?.[0]
    if (activeName !== undefined) phrases.add(activeName, { kind: 'model', reference: { kind: 'model', id } })
  }
  addMissingModels(lexicon, phrases)
}

function addProviderNames(providers: readonly ProviderName[], lexicon: Lexicon, phrases: PhraseTrie<Meaning>): void {
  const ambiguousNames = new Set(lexicon.ambiguousNames.providers)
  for (const { id, name, aliases } of providers) {
    for (const service of lexicon.providers.services[id] ?? []) phrases.add(service, { kind: 'provider', ids: [id] })
    for (const spelling of new Set([id, name.toLowerCase(), ...aliases])) {
      phrases.add(spelling, { kind: 'provider', ids: [id], ...ambiguousIf(ambiguousNames.has(spelling)) })
    }
  }
  for (const providerClass of lexicon.providers.classes) {
    const ids = providerClass.providers.filter((id) => providers.some((provider) => provider.id === id))
    if (ids.length > 0) for (const pattern of providerClass.phrases) phrases.add(pattern, { kind: 'provider', ids })
  }
  const names = providers.map(({ name }) => name)
  for (const pattern of lexicon.outOfCatalog.providers) {
    phrases.add(pattern, { kind: 'out-of-catalog', what: 'provider', sentence: `There are of ${formatList(names)}.` })
  }
}

function addTierNames(providers: readonly ProviderName[], phrases: PhraseTrie<Meaning>): void {
  for (const tier of new Set(providers.flatMap(({ tiers }) => tiers))) {
    const meaning = { kind: 'field-value', field: 'tier', value: tier } as const
    phrases.add(`${tier.replaceAll('_', ' ')} tier`, meaning)
    phrases.add(tier.replaceAll('_', ' '), { ...meaning, ambiguous: true })
  }
}

type AddPhrases = (phrases: PhraseTrie<Meaning>, catalog: Catalog, providers: readonly ProviderName[]) => void
type PhraseSource = { readonly name: string; readonly add: AddPhrases }

/** Where phrases come from, in the order in which they are put in: of two meanings of a phrase the first holds. */
export const phraseSources: readonly PhraseSource[] = [
  { name: 'gpus', add: (phrases, catalog) => addGpuNames(catalog, phrases) },
  { name: 'datasets', add: (phrases, catalog) => addDatasetNames(catalog, phrases) },
  { name: 'models', add: (phrases, catalog) => addModelNames(catalog, phrases) },
  { name: 'instances', add: (phrases, catalog) => addInstanceNames(catalog, phrases) },
  { name: 'providers', add: (phrases, { lexicon }, providers) => addProviderNames(providers, lexicon, phrases) },
  { name: 'lexicon', add: (phrases, { lexicon }) => addLexiconPhrases(lexicon, phrases) },
  { name: 'laws', add: (phrases, { jurisdictions }) => addLawNames(jurisdictions, phrases) },
  { name: 'stacks', add: (phrases, catalog) => addStackNames(catalog, phrases) },
  { name: 'tiers', add: (phrases, _catalog, providers) => addTierNames(providers, phrases) },
]
