/** The only reader of data/. A bad file is refused with its name, the field and the reason. */
import { basename, join } from 'node:path'
import * as z from 'zod'
import { considerationsSchema } from './considerations.ts'
import { type Catalog, datasetsSchema, instancesSchema, sizesSchema, sourceSchema } from './catalog.ts'
import {
  allowancesSchema,
  checkpointSchema,
  currenciesSchema,
  type TotalCostFacts,
  electricitySchema,
  gridSchema,
  purchaseSchema,
  powerSchema,
  preemptionSchema,
  vatSchema,
} from './total-cost.ts'
import { architectureSchema } from './architecture.ts'
import { CatalogDataError } from './catalog-data-error.ts'
import { unmeasuredAcceleratorSchema } from './unmeasured-accelerator.ts'
import { choiceSchema } from './choice.ts'
import { clustersSchema } from './cluster-facts.ts'
import {
  chatTemplatesSchema,
  type ExportFacts,
  exportToolsSchema,
  launcherNamesSchema,
  repositoriesSchema,
  trainingDefaultsSchema,
} from './export-facts.ts'
import { gpuSchema } from './gpu.ts'
import { trainingMethodSchema } from './training-method.ts'
import { type LocaleFiles, englishWordsSchema, localeSchema, meaningsSchema } from './locales.ts'
import { modelSchema } from './model.ts'
import { offerFileSchema } from './observed-price.ts'
import { jurisdictionsSchema } from './jurisdictions.ts'
import { placesSchema, withRests } from './place.ts'
import { providerTermsSchema } from './provider-terms.ts'
import { providerSchema } from './provider.ts'
import { qualitySchema } from './quality.ts'
import { usualBatchesSchema } from './usual-batches.ts'
import { commitmentSchema, priceAgeSchema, spotSchema, startupSchema } from './provider-defaults.ts'
import { hostedServiceSchema } from './hosted-service.ts'
import { listDataFolder } from './data-files.ts'
import { readJson } from './read-json.ts'
import { once } from '../once.ts'
import { parameterBytesSchema } from './parameter-bytes.ts'
import { stackSchema } from './stack.ts'
import { sampledModelsSchema } from './sampled-models.ts'
import { readLexicon } from './load-lexicon.ts'
import { readerParts } from './load-reader.ts'
import { licencesSchema } from './licences.ts'
import { modelAgesSchema } from './model-ages.ts'
import { glossarySchema } from './glossary.ts'
import { rulesOfThumbSchema } from './rules-of-thumb.ts'
import {
  type InquiryFacts,
  generalKnowledgeSchema,
  inquiryWordsSchema,
  servingSchema,
  unsupportedSchema,
} from './inquiry-facts.ts'
import { goalsSchema } from './goal-facts.ts'
import { otherTrainingsSchema } from './other-trainings.ts'
import { publishedRunsSchema } from './published-runs.ts'
import { questionWordsSchema } from './question-words.ts'
import { particularAnswersSchema } from './particular-answers.ts'
import {
  adaptersSchema,
  type ObjectiveFacts,
  optimizersSchema,
  rolloutSchema,
  trainingObjectiveSchema,
} from './training-objective.ts'

/** Reads and checks the whole of `folder` (data/). Throws `CatalogDataError`. */
export const loadCatalog = (folder: string): Catalog => ({ ...openCatalog(folder) })

/** The same, each part read and checked when it is first asked for: of what a command needs that only reads its text that is half. */
export function openCatalog(folder: string): Catalog {
  const entities = <T extends { id: string }>(name: string, schema: z.ZodType<T>) =>
    readEntities(join(folder, name), schema)
  const read = <T>(name: string, schema: z.ZodType<T>) => readFile(join(folder, `${name}.json`), schema)
  const architectures = once(() => entities('architectures', architectureSchema))
  const parameterBytes = once(() => read('parameter-bytes', parameterBytesSchema))
  const offers = once(() => [...entities('offers', offerFileSchema).values()])
  return withParts<Catalog>({
    sources: () => new Map(Object.entries(readRecord(join(folder, 'sources.json'), sourceSchema))),
    architectures,
    gpus: () => entities('gpus', gpuSchema(architectures())),
    accelerators: () => entities('accelerators', unmeasuredAcceleratorSchema),
    parameterBytes,
    models: () => entities('models', modelSchema),
    methods: () => entities('methods', trainingMethodSchema),
    training: () => readTraining(folder),
    stacks: () => entities('stacks', stackSchema(parameterBytes())),
    sizes: () => new Map(Object.entries(read('sizes', sizesSchema).sizes)),
    instances: () => new Map(Object.entries(read('instances', instancesSchema).instances)),
    datasets: () => new Map(Object.entries(read('datasets', datasetsSchema).datasets)),
    places: () => withRests(read('places', placesSchema).places),
    providers: () => entities('providers', providerSchema),
    jurisdictions: () => read('jurisdictions', jurisdictionsSchema),
    providerTerms: () => read('provider-terms', providerTermsSchema),
    observations: () =>
      offers().flatMap(({ id, observations }) => observations.map((row) => ({ provider: id, ...row }))),
    withheld: () => offers().flatMap(({ id, withheld }) => withheld.map((row) => ({ provider: id, ...row }))),
    priceAge: () => read('price-age', priceAgeSchema),
    startup: () => read('startup', startupSchema),
    spot: () => read('spot', spotSchema),
    commitment: () => read('commitment', commitmentSchema),
    choice: () => read('choice', choiceSchema),
    hosted: () => entities('hosted', hostedServiceSchema),
    quality: () => read('quality', qualitySchema),
    batches: () => read('batches', usualBatchesSchema),
    locales: () => readLocales(join(folder, 'locales')),
    totalCost: () => readTotalCost(join(folder, 'decision')),
    lexicon: () => readLexicon((name, schema) => read(`lexicon/${name}`, schema)),
    exportFacts: () => readExportFacts(join(folder, 'export')),
    inquiryFacts: () => readInquiryFacts(join(folder, 'inquiries')),
    particularAnswers: () => entities('answers', particularAnswersSchema),
    ...readerParts(read),
    questionWords: () => entities('questions', questionWordsSchema),
    licences: () => read('licences', licencesSchema).families,
    modelAges: () => read('model-ages', modelAgesSchema).families,
    glossary: () => read('glossary', glossarySchema).terms,
  })
}

/** An object whose parts are made when they are first asked for, and kept. */
function withParts<T extends object>(parts: { readonly [K in keyof T]: () => T[K] }): T {
  const made = {}
  for (const [name, make] of Object.entries<() => unknown>(parts))
    Object.defineProperty(made, name, { enumerable: true, get: once(make) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each part of T has a property
  return made as T
}

function readTraining(folder: string): ObjectiveFacts {
  const { optimizers } = readFile(join(folder, 'optimizers.json'), optimizersSchema)
  const { adapters } = readFile(join(folder, 'adapters.json'), adaptersSchema)
  return {
    objectives: readEntities(join(folder, 'objectives'), trainingObjectiveSchema),
    optimizers: new Map(Object.entries(optimizers)),
    adapters: new Map(Object.entries(adapters)),
    rollout: readFile(join(folder, 'rollout.json'), rolloutSchema),
  }
}

function readTotalCost(folder: string): TotalCostFacts {
  const read = <T>(name: string, schema: z.ZodType<T>) => readFile(join(folder, `${name}.json`), schema)
  return {
    allowances: read('allowances', allowancesSchema),
    checkpoint: read('checkpoint', checkpointSchema),
    preemptions: read('reclaimed', preemptionSchema),
    power: read('power', powerSchema),
    grid: read('grid', gridSchema),
    electricity: read('electricity', electricitySchema),
    hardware: read('hardware', purchaseSchema),
    currencies: read('currencies', currenciesSchema),
    vat: read('vat', vatSchema),
    considerations: read('considerations', considerationsSchema),
  }
}

function readExportFacts(folder: string): ExportFacts {
  return {
    defaults: readFile(join(folder, 'training-defaults.json'), trainingDefaultsSchema),
    launcherNames: readFile(join(folder, 'launcher-names.json'), launcherNamesSchema),
    tools: readFile(join(folder, 'tools.json'), exportToolsSchema).tools,
    repositories: readFile(join(folder, 'repositories.json'), repositoriesSchema).repositories,
    chatTemplates: readFile(join(folder, 'chat-templates.json'), chatTemplatesSchema).families,
  }
}

function readInquiryFacts(folder: string): InquiryFacts {
  const read = <T>(name: string, schema: z.ZodType<T>) => readFile(join(folder, `${name}.json`), schema)
  return {
    words: read('words', inquiryWordsSchema),
    clusters: read('clusters', clustersSchema),
    goals: read('goals', goalsSchema),
    generalKnowledge: read('general', generalKnowledgeSchema),
    rules: read('rules', rulesOfThumbSchema),
    serving: read('serving', servingSchema),
    sampledModels: read('sampled-models', sampledModelsSchema),
    unsupported: read('unsupported', unsupportedSchema),
    otherTrainings: read('other-trainings', otherTrainingsSchema),
    publishedRuns: read('published-runs', publishedRunsSchema),
  }
}

function readLocales(folder: string): LocaleFiles {
  const read = <T>(name: string, schema: z.ZodType<T>) => readFile(join(folder, name), schema)
  const names = listDataFolder(folder).filter((name) => /^[a-z]{2}\.json$/.test(name))
  return {
    locales: names.toSorted().map((name) => read(name, localeSchema)),
    meanings: new Map(Object.entries(read('meanings.json', meaningsSchema).meanings)),
    englishWords: new Set(read('english-words.json', englishWordsSchema).words),
  }
}

/** One JSON file, checked. Throws `CatalogDataError`. */
export function readFile<T>(file: string, schema: z.ZodType<T>): T {
  return validate(file, readJson(file), schema)
}

/** A folder of one JSON an entity; the file's name must be the entity's id. Throws `CatalogDataError`. */
export function readEntities<T extends { id: string }>(folder: string, schema: z.ZodType<T>): ReadonlyMap<string, T> {
  const entities = new Map<string, T>()
  const names = listDataFolder(folder).filter((entry) => entry.endsWith('.json'))
  for (const [name, file] of names.toSorted().map((one) => [one, join(folder, one)] as const)) {
    const entity = readFile(file, schema)
    if (entity.id !== basename(name, '.json'))
      throw new CatalogDataError(`${file}: id "${entity.id}" is not the file's name`)
    entities.set(entity.id, entity)
  }
  if (entities.size === 0) throw new CatalogDataError(`${folder}: no JSON file in it`)
  return entities
}

function readRecord<T>(file: string, schema: z.ZodType<T>): Record<string, T> {
  const record: Record<string, T> = {}
  for (const [key, value] of Object.entries(validate(file, readJson(file), z.record(z.string(), z.unknown()))))
    record[key] = validate(`${file}#${key}`, value, schema)
  return record
}

function validate<T>(file: string, value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const reasonOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.') || '(whole file)'}: ${message}`
  throw new CatalogDataError(`${file}: ${parsed.error.issues.map(reasonOf).join('; ')}`)
}
