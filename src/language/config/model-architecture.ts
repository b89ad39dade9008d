/** A model by its own config.json: one of the catalog where the dimensions are its, else the dimensions themselves. */
import { countStated, type StatedModel, type StatedShape } from '../../catalog/stated-shape.ts'
import { formatMagnitude, formatParams } from '../../scenario/format-values.ts'
import { fieldPhrase } from '../../scenario/field-phrases.ts'
import { compareByVersion, type ModelEntry } from '../lexicon/model-names.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Measure } from '../../catalog/lexicon-meaning.ts'
import { quantity } from '../grammar/preset-slots.ts'
import type { ConfigModel } from './config-model.ts'
import { ConfigValues } from './config-values.ts'
import type { CanonicalKey } from './key-aliases.ts'

const dimensionKeys = [
  ['layers', 'archLayers'],
  ['hidden', 'archHidden'],
  ['heads', 'archHeads'],
  ['kvHeads', 'archKvHeads'],
  ['headDim', 'archHeadDim'],
  ['ffn', 'archFfn'],
  ['vocab', 'archVocab'],
  ['experts', 'archExperts'],
  ['expertsPerToken', 'archExpertsPerToken'],
  ['expertFfn', 'archExpertFfn'],
  ['sharedExperts', 'archSharedExperts'],
  ['denseLayers', 'archDenseLayers'],
] as const satisfies readonly (readonly [Measure & keyof StatedShape, CanonicalKey])[]

/** Keys of parts that plain dimensions leave out, and what they are called. */
const furtherParts: readonly (readonly [key: RegExp, part: string])[] = [
  [/^kv_lora_rank$/, 'latent attention'],
  [/^(?:linear_num_value_heads|mamba_|ssm_|conv_kernel|full_attention_interval)/, 'linear attention'],
  [/^(?:index_topk|sparse_attention)/, 'sparse attention'],
  [/^(?:vision_config|visual)/, 'the vision tower'],
]

/** null where the configuration is none of a model. */
export function modelOfArchitecture(values: ConfigValues, { models }: Vocabulary): ConfigModel | null {
  // Towers for images and sound have layers of their own.
  const decoder = new ConfigValues(values.entries.filter(({ path }) => !/vision|visual|audio/.test(path)))
  const shape: Record<string, number> = {}
  for (const [field, key] of dimensionKeys) {
    const value = decoder.number(key)
    if (value !== null && Number.isInteger(value)) shape[field] = value
  }
  if (shape['layers'] === undefined || shape['hidden'] === undefined || shape['heads'] === undefined) return null
  // Mixtral's experts have the width that others call the feed-forward's.
  if (shape['experts'] !== undefined && shape['expertFfn'] === undefined && shape['ffn'] !== undefined)
    shape['expertFfn'] = shape['ffn']
  for (const [, key] of dimensionKeys) values.markUsed(key, 'the dimensions of the model')
  const sameShape = [...models.byId.values()].filter((model) => hasDimensions(model, shape)).sort(compareByVersion)[0]
  if (sameShape !== undefined)
    return {
      words: sameShape.id,
      slots: [{ role: 'model', reference: { kind: 'model', id: sameShape.id } }],
      notes: [`Its dimensions are those of ${sameShape.name}.`],
      is4bit: false,
      isArchitecture: true,
    }
  const stated: StatedModel = { ...shape, params: null, tiedEmbeddings: values.isOn('archTied') === true }
  const params = countStated(stated)
  if (params === null) return null
  const size = Number(params.toPrecision(4))
  const parts = furtherParts
    .filter(([key]) =>
      values.entries.some((entry) => key.test(entry.key) || entry.path.split('.').some((one) => key.test(one))),
    )
    .map(([, part]) => part)
  const shapeWords = fieldPhrase('shape', { shape: { ...shape, tiedEmbeddings: stated.tiedEmbeddings } }) ?? ''
  return {
    words: `${formatMagnitude(size)} params, ${shapeWords}`,
    slots: [
      quantity('params', size),
      ...dimensionKeys.flatMap(([field]) => (shape[field] === undefined ? [] : [quantity(field, shape[field])])),
    ],
    notes: [
      `The model is in no catalog: its dimensions make ${formatParams(params)} parameters.`,
      ...(parts.length > 0 ? [`Of it ${parts.join(' and ')} is estimated as plain attention or left out.`] : []),
    ],
    is4bit: false,
    isArchitecture: true,
  }
}

/** Whether a model has these dimensions; of vocabularies padded ones are the same. */
function hasDimensions({ shape: own }: ModelEntry, stated: Readonly<Record<string, number>>): boolean {
  const { hidden, layers, heads, kvHeads, vocab, ffn, experts, expertFfn } = stated
  return (
    own.hidden === hidden &&
    own.layers === layers &&
    own.heads === heads &&
    (own.latent !== null || kvHeads === undefined || own.kvHeads === kvHeads) &&
    (vocab === undefined || Math.abs(own.vocab / vocab - 1) < 0.03) &&
    (own.moe === null
      ? experts === undefined && (ffn === undefined || own.ffn === ffn)
      : own.moe.experts === experts && (expertFfn === undefined || own.moe.expertFfn === expertFfn))
  )
}
