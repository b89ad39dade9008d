/** The catalog: all facts of data/, loaded and validated. */
import * as z from 'zod'
import type { LocaleFiles } from './locales.ts'
import type { TotalCostFacts } from './total-cost.ts'
import type { Architecture } from './architecture.ts'
import { citation } from './fact.ts'
import type { UnmeasuredAccelerator } from './unmeasured-accelerator.ts'
import type { ChoiceFacts } from './choice.ts'
import type { ExportFacts } from './export-facts.ts'
import type { Gpu } from './gpu.ts'
import { type GpuId, gpuIdSchema, type ModelId, type ProviderId, providerIdSchema, type StackId } from './ids.ts'
import type { InquiryFacts } from './inquiry-facts.ts'
import type { TrainingMethodRow } from './training-method.ts'
import type { Model } from './model.ts'
import type { ObservedPrice, WithheldPrice } from './observed-price.ts'
import type { Place } from './place.ts'
import type { AnswerTopics } from './answer-topics.ts'
import type { ParticularAnswers } from './particular-answers.ts'
import type { Provider } from './provider.ts'
import type { Jurisdictions } from './jurisdictions.ts'
import type { ProviderTerms } from './provider-terms.ts'
import type { Quality } from './quality.ts'
import type { UsualBatches } from './usual-batches.ts'
import type { CommitmentFacts, PriceAgeFacts, SpotFacts, StartupFacts } from './provider-defaults.ts'
import type { ParameterBytes } from './parameter-bytes.ts'
import type { HostedService } from './hosted-service.ts'
import type { GlossaryTerm } from './glossary.ts'
import type { LicenceFamily } from './licences.ts'
import type { ModelAge } from './model-ages.ts'
import type { QuestionWords } from './question-words.ts'
import type { ClauseRoles } from './clause-roles.ts'
import type { QuestionForms } from './question-forms.ts'
import type { MessageIntentModel } from './message-intent-model.ts'
import type { QuantityRoleModel } from './quantity-roles.ts'
import type { AnsweredQuestions } from './answered-questions.ts'
import type { ReplyJudgeModel } from './reply-judge-model.ts'
import type { ChangeKindModel } from './change-kinds.ts'
import type { WantedValues } from './wanted-values.ts'
import type { QuestionModel } from './question-model.ts'
import type { NewsModel } from './news-model.ts'
import type { SuppositionModel } from './supposition-model.ts'
import type { TalkModel } from './talk-model.ts'
import type { TurnActModel } from './turn-acts.ts'
import type { Lexicon } from './lexicon.ts'
import type { Stack } from './stack.ts'
import type { ObjectiveFacts } from './training-objective.ts'

export const sourceSchema = z.strictObject({
  title: z.string(),
  where: z.string(),
  published: z.string().optional(),
  read: z.string().optional(),
  /** The secondary source it was read in, where the original was not opened. */
  via: z.string().optional(),
  /** Of measured runs: the author or code base they go back to; sources of one lineage are not independent. */
  lineage: z.string().optional(),
})

/** Where a fact comes from: title, address and date. */
export type Source = z.infer<typeof sourceSchema>

/** Which model a bare size means: "70b" is Llama 3.3 70B. */
export const sizesSchema = z.strictObject({ note: z.string(), sizes: z.record(z.string(), z.string()) })

/** A cloud's machine by its name: "p5.48xlarge" is eight H100 SXM at AWS. No count where the name leaves it open. */
export const instancesSchema = z.strictObject({
  note: z.string(),
  instances: z.record(
    z.string(),
    z.strictObject({
      provider: providerIdSchema,
      gpu: gpuIdSchema,
      gpuCount: z.int().positive().nullable(),
      /** A name without a size: the count is that of the size which most people mean. Nobody sells it by that name. */
      isFamily: z.literal(true).exactOptional(),
      /** What else it is called; patterns of the lexicon. */
      aliases: z.array(z.string()).readonly().exactOptional(),
      ...citation,
    }),
  ),
})
export type Instance = z.infer<typeof instancesSchema>['instances'][string]

/** A public data set by its name: what "alpaca" holds, so that a job on it has an amount of data. */
export const datasetsSchema = z.strictObject({
  note: z.string(),
  datasets: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      /** owner/name at Hugging Face; null for a part of another. */
      repository: z.string().nullable(),
      aliases: z.array(z.string()),
      /** Examples of the training split; null where nobody counts it in examples. */
      rows: z.int().positive().nullable(),
      /** Tokens of one pass over it, without a prompt template. */
      tokens: z.number().positive(),
      /** A row is two answers that are compared, and its tokens are those of both. */
      pairs: z.literal(true).optional(),
      /** Tokens of its prompt and of what a model that does not reason at length writes to it, where models are trained by reinforcement on it. */
      rollout: z.strictObject({ prompt: z.int().positive(), answer: z.int().positive() }).optional(),
      ...citation,
    }),
  ),
})
export type Dataset = z.infer<typeof datasetsSchema>['datasets'][string]

/** The entity of that id. Throws where there is none: for ids that data or tests name, never for what people type. */
export function requireEntity<Id extends string, T>(entities: ReadonlyMap<Id, T>, id: Id): T {
  const entity = entities.get(id)
  if (entity === undefined) throw new Error(`there is no ${id} in the catalog`)
  return entity
}

/** Everything in data/, read and checked: each map by id. */
export type Catalog = {
  readonly sources: ReadonlyMap<string, Source>
  readonly architectures: ReadonlyMap<string, Architecture>
  readonly gpus: ReadonlyMap<GpuId, Gpu>
  /** What is known by its memory alone: never estimated, never offered. */
  readonly accelerators: ReadonlyMap<GpuId, UnmeasuredAccelerator>
  readonly parameterBytes: ParameterBytes
  readonly models: ReadonlyMap<ModelId, Model>
  readonly methods: ReadonlyMap<string, TrainingMethodRow>
  /** Objectives, optimizers, adapters, and how rollouts behave. */
  readonly training: ObjectiveFacts
  readonly stacks: ReadonlyMap<StackId, Stack>
  /** Parameters to catalog id, smallest first: what a bare size stands for. */
  readonly sizes: ReadonlyMap<string, ModelId>
  /** Clouds' machines by name, lower case. */
  readonly instances: ReadonlyMap<string, Instance>
  /** Public data sets by id. */
  readonly datasets: ReadonlyMap<string, Dataset>
  readonly places: ReadonlyMap<string, Place>
  readonly providers: ReadonlyMap<ProviderId, Provider>
  /** Places that laws, certificates and institutions imply. */
  readonly jurisdictions: Jurisdictions
  /** What providers are, sign and promise, as it is remembered. */
  readonly providerTerms: ProviderTerms
  /** All observed prices, superseded ones included: src/offers selects. */
  readonly observations: readonly ObservedPrice[]
  /** Prices that are never used, each with the reason. */
  readonly withheld: readonly WithheldPrice[]
  readonly priceAge: PriceAgeFacts
  readonly startup: StartupFacts
  readonly spot: SpotFacts
  readonly commitment: CommitmentFacts
  /** What the choice among plans weighs. */
  readonly choice: ChoiceFacts
  readonly hosted: ReadonlyMap<string, HostedService>
  readonly quality: Quality
  /** Global batches that people train with. */
  readonly batches: UsualBatches
  /** The words of languages other than English. */
  readonly locales: LocaleFiles
  /** Costs beside the GPU hours: storage, failed runs, power, hardware. */
  readonly totalCost: TotalCostFacts
  /** What people type for what. */
  readonly lexicon: Lexicon
  /** Defaults, launchers' names and trainers for the files of a plan. */
  readonly exportFacts: ExportFacts
  /** What is assumed where a question is no complete job. */
  readonly inquiryFacts: InquiryFacts
  /** Weights of the classifier of turns. */
  readonly turnActs: TurnActModel
  readonly changeKinds: ChangeKindModel
  readonly answeredQuestions: AnsweredQuestions
  readonly replyJudge: ReplyJudgeModel
  /** Of an answer to a particular question and what is said otherwise. */
  readonly answerJudge: ReplyJudgeModel
  readonly answerTopics: AnswerTopics
  /** Answers to particular questions, by area. */
  readonly particularAnswers: ReadonlyMap<string, ParticularAnswers>
  readonly wantedValues: WantedValues
  readonly questionModel: QuestionModel
  readonly suppositions: SuppositionModel
  readonly planNews: NewsModel
  readonly talk: TalkModel
  readonly messageIntent: MessageIntentModel
  readonly quantityRoles: QuantityRoleModel
  /** Words by which questions are told. */
  readonly questionWords: ReadonlyMap<string, QuestionWords>
  /** Under which terms families of models stand, the first that fits. */
  readonly licences: readonly LicenceFamily[]
  /** When families of models were published. */
  readonly modelAges: readonly ModelAge[]
  /** What words of the trade mean. */
  readonly glossary: readonly GlossaryTerm[]
  /** Words that tell what a clause is for. */
  readonly clauseRoles: ClauseRoles
  readonly questionForms: QuestionForms
}

/** `catalog` with other prices, asked for anew each time. The rest is read through it, and kept, when it is first asked for. */
export function withObservations(catalog: Catalog, observations: () => Catalog['observations']): Catalog {
  const parts = Object.keys(catalog).map((part) => [
    part,
    {
      enumerable: true,
      configurable: true,
      get(this: Catalog) {
        const value = Reflect.get(catalog, part) as unknown
        Object.defineProperty(this, part, { value, enumerable: true })
        return value
      },
    },
  ])
  return Object.create(Object.prototype, {
    ...Object.fromEntries(parts),
    observations: { enumerable: true, get: observations },
  })
}
