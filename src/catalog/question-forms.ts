/** data/reader/question-forms.json: questions by their form, whatever their topic. */
import * as z from 'zod'

const phrases = z.array(z.string().min(1)).min(1)

/** Settings of the plan whose value can be asked for. */
export const askedSettings = [
  'modules',
  'method',
  'rank',
  'precision',
  'optimizer',
  'sequenceLength',
  'batch',
  'attention',
  'stack',
  'layout',
  'checkpointing',
  'packing',
  'throughput',
  'mfu',
  'epochs',
  'exampleLength',
  'imageTokens',
  'responseLength',
  'globalBatch',
  'electricity',
  'steps',
  'stepTime',
  'flops',
  'trainable',
  'checkpointInterval',
  'downloadSize',
  'weightsMemory',
  'gradientsMemory',
  'optimizerMemory',
  'samples',
] as const
export type AskedSetting = (typeof askedSettings)[number]

export const questionFormsSchema = z.strictObject({
  note: z.string(),
  /** These ask whether a part is counted in the figures. */
  countedBy: phrases,
  parts: z.array(
    z.strictObject({
      id: z.string().min(1),
      /**
       * `yes`: in the figures, as `why` says; `memory`: in the memory, not of the money; `network`: where there are several GPUs; `bill`: a part of the bill,
       * that of `item`; `plan`: it depends on the plan.
       */
      isCounted: z.enum(['no', 'yes', 'memory', 'network', 'bill', 'plan']),
      item: z.enum(['startup', 'idle', 'failed', 'storage', 'egress']).optional(),
      name: z.string().min(1),
      /** Said of what is not counted, or how it is; words in braces are figures of the plan. */
      why: z.string().optional(),
      words: phrases,
    }),
  ),
  /** Times that people name by what they do in them, as usually taken (recalled, November 2026). */
  periods: z.array(z.strictObject({ hours: z.number().positive(), words: phrases })),
  /** These ask which value the plan has. */
  usedBy: phrases,
  settings: z.array(z.strictObject({ id: z.enum(askedSettings), words: phrases })),
})
export type QuestionForms = z.infer<typeof questionFormsSchema>

/** A part that may be counted in the figures of a plan. */
export type CountedPart = Omit<QuestionForms['parts'][number], 'words'>
