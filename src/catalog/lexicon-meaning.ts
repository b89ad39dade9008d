/** What a phrase of the lexicon (data/lexicon) can mean. */
import * as z from 'zod'
import { certificateKind } from './provider.ts'
import {
  adapterIdSchema,
  computePrecisionSchema,
  loraTargetsSchema,
  methodIdSchema,
  optimizerIdSchema,
  taskIdSchema,
  weightPrecisionSchema,
} from './training-method.ts'

/** What a number counts, in a sentence as in a configuration file. */
const measureSchema = z.enum([
  'tokens',
  'examples',
  'length',
  'epochs',
  'steps',
  'batch',
  'globalBatch',
  'accumulation',
  'sequence',
  'rank',
  'params',
  'gpus',
  'gpusPerNode',
  'nodes',
  'hours',
  'money',
  'bytes',
  // gigabytes of a GPU
  'gpuMemory',
  'percent',
  'bits',
  'budget',
  'deadline',
  // hours between preemptions of the job
  'preemption',
  // between checkpoints: steps, or hours
  'checkpoint',
  'data',
  // tokens a second, of all GPUs or of one
  'rate',
  // GPUs that split each layer, the layers, each sequence, the experts; and the stage of ZeRO
  'tp',
  'pp',
  'cp',
  'ep',
  'dp',
  'zeroStage',
  // of reinforcement learning
  'prompts',
  'promptTokens',
  'responseTokens',
  'responseCap',
  'samplesPerPrompt',
  // of training on images
  'imageCount',
  'imageTokens',
  'imagePixels',
  // dimensions of a model
  'activeParams',
  'layers',
  'hidden',
  'heads',
  'kvHeads',
  'headDim',
  'ffn',
  'vocab',
  'experts',
  'expertsPerToken',
  'expertFfn',
  'sharedExperts',
  'denseLayers',
  // understood, and of no weight in an estimate
  'noEffect',
])
export type Measure = z.infer<typeof measureSchema>

const measureWordSchema = z.strictObject({
  kind: z.literal('measure'),
  measure: measureSchema,
  /** How many of the measure one of these is: 24 hours in a day. */
  factor: z.number().positive().exactOptional(),
  /** Where the word stands to its number as a rule; each may stand on the other side too. */
  side: z.enum(['before', 'after']),
  note: z.string().exactOptional(),
  /** ISO 4217, or several of them where the word is that of several; of money that is not in US dollars. */
  currency: z.string().exactOptional(),
})
export type MeasureWord = z.infer<typeof measureWordSchema>

const valueOf = <F extends string, V extends z.ZodType>(field: F, value: V) =>
  z.strictObject({
    kind: z.literal('field-value'),
    field: z.literal(field),
    value,
    /** How the word was read, where that is not plain. */
    note: z.string().exactOptional(),
    /** An everyday word: in prose it counts only where its neighbours say so. */
    ambiguous: z.literal(true).exactOptional(),
    /** It says so of data that are many alone: of few it only says that something is trained. */
    ofMuchData: z.literal(true).exactOptional(),
  })

/** A word that sets a field of a scenario by itself. */
const fieldValueSchema = z.discriminatedUnion('field', [
  valueOf('method', methodIdSchema),
  valueOf('weights', weightPrecisionSchema),
  valueOf('pricing', z.enum(['on_demand', 'spot', 'reserved'])),
  valueOf('objective', z.enum(['cheapest', 'fastest', 'balanced'])),
  valueOf('tier', z.string()),
  /** Id of data/places.json. */
  valueOf('region', z.string()),
  valueOf('hosting', z.literal('data-centre')),
  valueOf('certificates', z.array(certificateKind)),
  valueOf('stack', z.string()),
  valueOf('loraTargets', loraTargetsSchema),
  valueOf('gradientCheckpointing', z.boolean()),
  valueOf('packed', z.boolean()),
  valueOf('offload', z.enum(['none', 'optimizer', 'params'])),
  valueOf('savesCheckpoints', z.boolean()),
  valueOf('checkpointHours', z.number()),
  valueOf('owned', z.boolean()),
  /** A whole name, or instruct or base of the model that is named. */
  valueOf('variant', z.string()),
  valueOf('task', taskIdSchema),
  valueOf('adapter', adapterIdSchema),
  valueOf('precision', computePrecisionSchema),
  valueOf('optimizer', optimizerIdSchema),
  valueOf('sharding', z.enum(['none', 'zero1', 'zero2', 'zero3', 'fsdp'])),
  valueOf('attentionKernel', z.enum(['eager', 'sdpa', 'flash'])),
  valueOf('reference', z.enum(['model', 'cached', 'none'])),
  valueOf('fusedLoss', z.boolean()),
  valueOf('compile', z.boolean()),
])
export type FieldValue = z.infer<typeof fieldValueSchema>

/** A thing that is on or off: "checkpointing", "no packing", "offload: true". */
const fieldSwitchSchema = z.strictObject({
  kind: z.literal('switch'),
  field: z.enum(['gradientCheckpointing', 'packed', 'offload', 'savesCheckpoints', 'fusedLoss', 'compile']),
  on: z.union([z.boolean(), z.enum(['optimizer', 'params'])]),
  off: z.union([z.boolean(), z.literal('none')]),
})
export type FieldSwitch = z.infer<typeof fieldSwitchSchema>

/** What a phrase of the lexicon means. */
export const lexiconMeaningSchema = z.union([
  measureWordSchema,
  fieldValueSchema,
  fieldSwitchSchema,
  z.strictObject({
    kind: z.literal('number'),
    value: z.number(),
    role: z.enum(['unit', 'tens', 'hundred', 'magnitude', 'part']),
  }),
  z.strictObject({ kind: z.literal('limit'), bound: z.enum(['most', 'least', 'about']) }),
  /** The name of fields: "provider", "precision". */
  z.strictObject({
    kind: z.literal('field'),
    fields: z.array(
      z.enum([
        'method',
        'weights',
        'loraTargets',
        'gpus',
        'gpuCount',
        'nodes',
        'excludedGpus',
        'providers',
        'excludedProviders',
        'tier',
        'region',
        'hosting',
        'certificates',
        'pricing',
        'objective',
        'stack',
        'optimizer',
      ]),
    ),
  }),
  /** "double", "twice", "halve" */
  z.strictObject({ kind: z.literal('scale'), factor: z.number().positive() }),
  z.strictObject({
    kind: z.enum([
      'times',
      'plus',
      'minus',
      'not',
      'or',
      'and',
      'any',
      'only',
      'by',
      'instead',
      'per',
      'each',
      'across',
      'more',
      'fewer',
      'article',
      'on',
      'off',
      'equals',
      'preposition',
      'function-word',
      'request',
    ]),
  }),
  /** Understood, and without effect on the estimate; `note` says why, where that is worth a word. */
  z.strictObject({
    kind: z.literal('no-effect'),
    note: z.string().nullable(),
    /** The note is of GPUs that are named, and not told without one. */
    ofGpus: z.literal(true).optional(),
  }),
  /** Known to exist, and not covered: `sentence` says so. */
  z.strictObject({
    kind: z.literal('out-of-catalog'),
    sentence: z.string(),
    what: z.enum(['gpu', 'machine', 'model', 'provider', 'task', 'pairs', 'length']),
    /** A language model like any other: with a size beside it, the size is estimated. */
    bySize: z.literal(true).exactOptional(),
    /** Its parameters, where no size stands beside it. */
    params: z.number().positive().exactOptional(),
    alternatives: z.array(z.string()).readonly().exactOptional(),
  }),
  /** Prose that only looks like the language: "spot check", "full time". */
  z.strictObject({ kind: z.literal('unknown') }),
])
export type LexiconMeaning = z.infer<typeof lexiconMeaningSchema>
