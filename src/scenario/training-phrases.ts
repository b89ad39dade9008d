/** Objective, optimizer, layout and kernels in the words of the language: each phrase parses back to the same value. */
import { formatMagnitude } from './format-values.ts'
import type { Spec } from './scenario.ts'

const ifSet = <T>(value: T | null, words: (value: T) => string): string | null => (value === null ? null : words(value))

/** "12B active, 48 layers": the stated dimensions of a model. */
function shapeWords({ shape }: Spec): string | null {
  if (shape === null) return null
  const words = [
    ifStated(shape.activeParams, (value) => `${formatMagnitude(value)} active params`),
    ifStated(shape.layers, (value) => `${value} layers`),
    ifStated(shape.hidden, (value) => `hidden size ${value}`),
    ifStated(shape.heads, (value) => `${value} heads`),
    ifStated(shape.kvHeads, (value) => `${value} kv heads`),
    ifStated(shape.headDim, (value) => `head dim ${value}`),
    ifStated(shape.ffn, (value) => `ffn size ${value}`),
    ifStated(shape.vocab, (value) => `vocab ${value}`),
    ifStated(shape.experts, (value) => `${value} experts`),
    ifStated(shape.expertsPerToken, (value) => `${value} experts per token`),
    ifStated(shape.expertFfn, (value) => `expert ffn ${value}`),
    ifStated(shape.sharedExperts, (value) => `${value} shared experts`),
    ifStated(shape.denseLayers, (value) => `${value} dense layers`),
    ifStated(shape.tiedEmbeddings, (isTied) => (isTied ? 'tied embeddings' : 'untied embeddings')),
  ]
  return words.filter((one) => one !== null).join(', ')
}

const ifStated = <T>(value: T | undefined, words: (value: T) => string): string | null =>
  value === undefined ? null : words(value)

const phrases = {
  shape: shapeWords,
  task: ({ task }) => task,
  precision: ({ precision }) => ifSet(precision, (value) => `${value} training`),
  adapter: ({ adapter }) => adapter,
  optimizer: ({ optimizer }) => optimizer,
  globalBatch: ({ globalBatch }) => ifSet(globalBatch, (value) => `global batch ${value}`),
  sharding: ({ sharding }) => (sharding === 'none' ? 'no sharding' : sharding),
  tp: ({ tp }) => ifSet(tp, (value) => `tp ${value}`),
  pp: ({ pp }) => ifSet(pp, (value) => `pp ${value}`),
  cp: ({ cp }) => ifSet(cp, (value) => `cp ${value}`),
  ep: ({ ep }) => ifSet(ep, (value) => `ep ${value}`),
  attentionKernel: ({ attentionKernel }) => ifSet(attentionKernel, (value) => `${value} attention`),
  fusedLoss: ({ fusedLoss }) => ifSet(fusedLoss, (isOn) => (isOn ? 'fused loss' : 'no fused loss')),
  compile: ({ compile }) => ifSet(compile, (isOn) => (isOn ? 'compile' : 'no compile')),
  imageCount: ({ imageCount }) => ifSet(imageCount, (value) => `${formatMagnitude(value)} images`),
  imageTokens: ({ imageTokens }) => ifSet(imageTokens, (value) => `${formatMagnitude(value)} tokens per image`),
  prompts: ({ prompts }) => ifSet(prompts, (value) => `${formatMagnitude(value)} prompts`),
  samplesPerPrompt: ({ samplesPerPrompt }) => ifSet(samplesPerPrompt, (value) => `${value} samples per prompt`),
  promptTokens: ({ promptTokens }) => ifSet(promptTokens, (value) => `prompt length ${formatMagnitude(value)}`),
  responseTokens: ({ responseTokens }) => ifSet(responseTokens, (value) => `response length ${formatMagnitude(value)}`),
} as const satisfies Partial<Record<keyof Spec, (spec: Spec) => string | null>>

export type TrainingField = keyof typeof phrases

/** What `spec` says of `fields`, each as one would type it. */
export const trainingPhrases = (spec: Spec, fields?: readonly TrainingField[]): readonly string[] => {
  const chosen = fields === undefined ? Object.values(phrases) : fields.map((field) => phrases[field])
  return chosen.map((phrase) => phrase(spec)).filter((phrase) => phrase !== null)
}
