/** What is assumed where a question is no complete job: goals and budgets, hosting, and what is out of reach. */
import { leversSchema } from './levers.ts'
import * as z from 'zod'
import type { ClusterFacts } from './cluster-facts.ts'
import type { RulesOfThumb } from './rules-of-thumb.ts'
import { fact } from './fact.ts'
import type { GoalFacts } from './goal-facts.ts'
import type { OtherTrainings } from './other-trainings.ts'
import type { PublishedRuns } from './published-runs.ts'
import type { SampledModels } from './sampled-models.ts'
import { wordList } from './word-list.ts'

/** data/inquiries/serving.json. */
export const servingSchema = z.strictObject({
  note: z.string(),
  /** Conversations in memory at once, where no users are named, and the share of named users that are. */
  sequences: fact(''),
  activeUsers: fact(''),
  /** Of one conversation. */
  context: fact('token'),
  /** Of an answer, for each who waits: fewer are too slow; and the share of the bandwidth by which it is reckoned. */
  userTokensPerSecond: fact('token/s'),
  bandwidthShare: fact(''),
  slowLinkShare: fact(''),
  /** Of the peak of its arithmetic, while it reads and writes for many. */
  computeShare: fact(''),
  /** Of one number of the cache. */
  cacheBytes: fact('byte'),
  /** Of the memory of a GPU: what weights and cache may fill. */
  usableShare: fact(''),
  /** Busiest hours over the average, and the speed of an answer: by these answers at once are planned for a volume. */
  peakOfAverage: fact(''),
  requestTokensIn: fact('token'),
  requestTokensOut: fact('token'),
  plannedTokensPerSecond: fact('token/s'),
  /** Of a request whose tokens nobody named; and the price of GPUs by the second, over that by the hour. */
  requestSeconds: fact('s'),
  serverlessTimes: fact(''),
  /** What services ask for answers, by model; `small` and `large` are shown where none is named, beside a model of one's own. */
  api: z.strictObject({
    small: z.string(),
    large: z.string(),
    ownParams: fact('param'),
    /** Of open models by their size, in and out alike; the first that is large enough holds. */
    open: z
      .array(z.strictObject({ maxParams: z.number().positive(), low: fact('USD/Mtoken'), high: fact('USD/Mtoken') }))
      .min(1),
    rows: z
      .array(
        z.strictObject({
          title: z.string(),
          names: z.array(z.string()).min(1),
          isTuned: z.boolean(),
          in: fact('USD/Mtoken'),
          out: fact('USD/Mtoken'),
        }),
      )
      .min(1),
  }),
  /** Hours a month that are paid for where a model serves an office. */
  businessHours: fact('hour'),
  /** By which plans are ranked beside their price. */
  largeCard: fact('byte'),
  furtherCard: z.strictObject({ small: fact(''), large: fact('') }),
  otherVendorTimes: fact(''),
})
export type ServingFacts = z.infer<typeof servingSchema>

/** data/inquiries/unsupported.json. */
export const unsupportedSchema = z.strictObject({
  note: z.string(),
  kinds: z.array(
    z.strictObject({
      id: z.string(),
      names: z.array(z.string()).min(1),
      /** `{name}` stands for what was typed. */
      sentence: z.string(),
      instead: z.string(),
      /** Such models train on GPUs that are rented: those are priced by the hour. */
      isRented: z.literal(true).exactOptional(),
    }),
  ),
  /** What is said from the second time on, and an example of a price by the hour. */
  again: z.strictObject({ sentence: z.string(), rented: z.string(), gpu: z.string(), hours: fact('h') }),
  /** Texts that are answered with a plan. */
  examples: z.array(z.string()).min(1),
})
export type UnsupportedFacts = z.infer<typeof unsupportedSchema>

/** data/inquiries/general.json. */
export const generalKnowledgeSchema = z.strictObject({
  note: z.string(),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      /** Words in lower case; a space also stands for a hyphen or nothing. One of each group must be in the text. */
      groups: z.array(z.array(z.string()).min(1)).min(1),
      /** With one of these in the text something else is meant. */
      not: z.array(z.string()).exactOptional(),
      says: z.array(z.string()).min(1),
      /** It is the whole answer, whatever else could be read. */
      alone: z.literal(true).exactOptional(),
      /** It is not said beside a plan, which answers what was asked. */
      beside: z.literal(false).exactOptional(),
      /** A warning, which is said whether anything is asked or not. */
      unasked: z.literal(true).exactOptional(),
      /** It is of no use once a plan stands. */
      beforePlan: z.literal(true).exactOptional(),
      source: z.string(),
      asOf: z.string(),
      standing: z.enum(['recalled', 'judgement']),
    }),
  ),
  levers: leversSchema,
})
export type GeneralKnowledge = z.infer<typeof generalKnowledgeSchema>

/** data/inquiries/words.json: the words by which such questions are told, each list read as one expression. */
export const inquiryWordsSchema = z.strictObject({
  note: z.string(),
  /** Whether a model fits is asked. */
  fit: wordList,
  /** Data are spoken of, not memory. */
  data: wordList,
  /** A model is to answer. */
  hosting: wordList,
  /** A model is to be trained, not only used. */
  training: wordList,
  /** At the same moment. */
  concurrent: wordList,
  /** What is bought. */
  hardware: wordList,
  /** Renting is weighed against it. */
  renting: wordList,
  /** A job that lacks its model. */
  trainingJob: wordList,
  /** Another model is taken for the same pictures or sound. */
  otherSampled: wordList,
  /** The steps of such a training are asked for. */
  stepsAsked: wordList,
  /** A price is weighed against something else. */
  weighing: wordList,
  /** A time is told of, not asked about. */
  past: wordList,
  /** What a model is for. */
  goal: wordList,
  /** What a model does with the data that stand beside it. */
  task: wordList,
  /** Some GPU is wanted, whichever. */
  anyGpu: wordList,
  /** The model that an amount of computing suffices for is asked for. */
  bestSize: wordList,
  /** Any model will do. */
  anyModel: wordList,
  /** What a GPU is by its data sheet. */
  gpuFigures: wordList,
  /** A GPU is weighed by itself. */
  gpuMerit: wordList,
  /** Whether a card trains at all, or serves alone. */
  gpuForTraining: wordList,
  /** Of those what gives a label or a score for each text. */
  labelling: wordList,
  /** Texts of another language than English, or of several. */
  otherLanguages: wordList,
  /** What is to be known by heart is better looked up. */
  knowledge: wordList,
  /** Words of a wish that say what the model is for. */
  wish: wordList,
  /** What data are counted by. */
  pieces: wordList,
  /** Something is there already. */
  holding: wordList,
  /** Who is counted rather than what. */
  people: wordList,
  /** A price is to be judged rather than reckoned with. */
  judged: wordList,
  /** Hours are paid for whether used or not. */
  commitment: wordList,
  /** A request is to be judged. */
  requested: wordList,
  /** Quality comes before money. */
  quality: wordList,
  /** The largest model is asked for. */
  largest: wordList,
  /** A model is what is asked for. */
  model: wordList,
  /** Something is trained, so that it is no single pass. */
  trained: wordList,
  /** The GPUs that a model needs are asked for. */
  hardwareNeed: wordList,
  /** What a sum pays for is asked. */
  whatFor: wordList,
  /** A claim is doubted. */
  doubted: wordList,
  /** The model that its compute is spent best on. */
  optimal: wordList,
  /** Of which size a model may be is asked. */
  whichSize: wordList,
  /** A model is trained from nothing, whatever its size. */
  newModel: wordList,
  /** A job of before is spoken of. */
  pastJob: wordList,
  /** What a change would differ in is asked. */
  difference: wordList,
  /** A model judges data rather than writing them. */
  judging: wordList,
  /** What a model writes is there already. */
  atHand: wordList,
  /** What to do is asked, or whether it is worth it. */
  advice: wordList,
  /** Whether data are worth training on is asked. */
  enoughData: wordList,
  /** Money is asked for. */
  money: wordList,
  /** GPUs that are reserved for a term … */
  reserved: wordList,
  /** … and GPUs by the hour. */
  onDemand: wordList,
  /** What is left of a run is asked. */
  restOfRun: wordList,
  /** Of which size a model may be is asked, of all that trains. */
  modelSize: wordList,
  /** Of a part of the data: it is not trained on. */
  leftOut: wordList,
  /** Whether a run is better done on other GPUs is asked. */
  moved: wordList,
  /** Whether money lasts to the end of a run is asked. */
  moneyLasts: wordList,
  /** A price is asked for … */
  priceAsked: wordList,
  /** … and not whether something is worth it. */
  meritAsked: wordList,
  /** Of a part of the data: only it is trained on. */
  usable: wordList,
})
export type InquiryWords = z.infer<typeof inquiryWordsSchema>

/** The facts and words behind questions that are no job, from data/inquiries. */
export type InquiryFacts = {
  readonly words: InquiryWords
  readonly sampledModels: SampledModels
  readonly clusters: ClusterFacts
  readonly rules: RulesOfThumb
  readonly generalKnowledge: GeneralKnowledge
  readonly goals: GoalFacts
  readonly serving: ServingFacts
  readonly unsupported: UnsupportedFacts
  readonly otherTrainings: OtherTrainings
  readonly publishedRuns: PublishedRuns
}
