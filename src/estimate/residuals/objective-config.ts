/** What a measured row says of its objective: the keys beyond those of a supervised run. */
import * as z from 'zod'

const optionalText = z.string().nullish().catch(null)
const optionalCount = z.number().positive().nullish().catch(null)
const optionalFlag = z.boolean().nullish().catch(null)

export const objectiveConfigSchema = z.looseObject({
  task: optionalText,
  method: optionalText,
  adapter: optionalText,
  optimizer: optionalText,
  recomputation: optionalText,
  lora: z.looseObject({ targetClass: optionalText }).nullish().catch(null),
  offload: optionalText,
  framework: optionalText,
  memoryMetric: optionalText,
  sequenceLength: optionalCount,
  averageTokens: optionalCount,
  microBatch: optionalCount,
  accumulation: optionalCount,
  globalBatch: optionalCount,
  packed: optionalFlag,
  paddingFree: optionalFlag,
  passagesPerQuery: optionalCount,
  referenceModel: z.union([z.boolean(), z.string()]).nullish().catch(null),
  critic: z.unknown().optional(),
  teacher: z.unknown().optional(),
  gpuCount: optionalCount,
  layout: z.looseObject({ tp: optionalCount, pp: optionalCount, cp: optionalCount }).nullish().catch(null),
  model: z.looseObject({
    name: z.string(),
    shape: z.looseObject({ visionParams: optionalCount }).nullish().catch(null),
  }),
  images: z
    .looseObject({
      perSample: optionalCount,
      tokensEach: optionalCount,
      maxPixels: optionalCount,
      frozenTower: optionalFlag,
    })
    .nullish()
    .catch(null),
  generation: z
    .looseObject({
      promptTokens: optionalCount,
      responseTokens: optionalCount,
      maxPromptTokens: optionalCount,
      maxResponseTokens: optionalCount,
      maxTotalTokens: optionalCount,
      averageTokens: optionalCount,
      samplesPerPrompt: optionalCount,
      promptsPerStep: optionalCount,
      engine: optionalText,
      engineTp: optionalCount,
      colocated: optionalFlag,
      generationGpus: optionalCount,
      trainingGpus: optionalCount,
      asynchronous: optionalFlag,
      offPolicySteps: optionalCount,
      speculative: optionalFlag,
    })
    .nullish()
    .catch(null),
})
export type ObjectiveConfig = z.infer<typeof objectiveConfigSchema>

/** Tasks of the measurement files that are another one with images or another name. */
const taskAliases: Readonly<Record<string, string>> = { 'vlm-sft': 'sft', rm: 'reward', dapo: 'grpo', gspo: 'grpo' }

/** The task of a row; sft where it names none. */
export const taskOf = ({ task }: ObjectiveConfig): string => {
  const named = (task ?? 'sft').toLowerCase()
  return taskAliases[named] ?? named
}

/** Whether a row says anything that a supervised run of packed text does not. */
export const isObjectiveRow = (row: ObjectiveConfig): boolean =>
  row.task !== undefined ||
  [row.adapter, row.averageTokens, row.images, row.generation].some((value) => value !== null && value !== undefined)
