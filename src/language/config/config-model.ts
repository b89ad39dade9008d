/** The model that a configuration names: a repository, a folder, or the builder function of a recipe. */
import { formatParams } from '../../scenario/format-values.ts'
import { understand } from '../pipeline.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { SlotContent } from '../grammar/slots.ts'
import { fieldValue, quantity } from '../grammar/preset-slots.ts'
import { repositoryNamed } from '../resolution/model-variant.ts'
import type { ConfigValues } from './config-values.ts'
import type { CanonicalKey } from './key-aliases.ts'

export type ConfigModel = {
  /** A catalog id, or a size, in words. */
  readonly words: string
  readonly slots: readonly SlotContent[]
  readonly notes: readonly string[]
  /** The stored form that its name tells: "…-bnb-4bit". */
  readonly is4bit: boolean
  /** It is the model's own config.json, which says nothing of training. */
  readonly isArchitecture?: true
}

const modelKeys = ['model', 'component', 'checkpoint'] as const satisfies readonly CanonicalKey[]

/** null where no key names one that the catalog has, nor one whose name tells its size. */
export function findConfigModel(values: ConfigValues, vocabulary: Vocabulary, today: string): ConfigModel | null {
  for (const modelKey of modelKeys) {
    const name = values.text(modelKey)
    if (name === null || name.length > 200) continue
    const model = modelFromName(readableName(name), vocabulary, today)
    if (model === null) continue
    values.markUsed(modelKey, model.words)
    return model
  }
  return null
}

/** What was named and could not be placed. */
export function unresolvedModelName(values: ConfigValues): string | null {
  return values.text('model') ?? values.text('component')
}

/** "torchtune.models.llama3_1.lora_llama3_1_70b" as "llama 3.1 70b", "/data/Qwen2.5-7B/" as it is. */
function readableName(typed: string): string {
  const builder = /^torchtune\.models\.[\w.]{1,80}?\.(?:lora_|qlora_|dora_|qdora_)?(\w{1,80})$/i.exec(typed)?.[1]
  if (builder === undefined) return typed
  return builder
    .replace(/^([a-z]+)(\d)_(\d)(?=_)/, '$1 $2.$3')
    .replace(/^([a-z]+)(\d)(?=_)/, '$1 $2')
    .replaceAll('_', ' ')
}

function modelFromName(name: string, vocabulary: Vocabulary, today: string): ConfigModel | null {
  const { draft } = understand(name, { mode: 'message', vocabulary, today, keepsPast: true })
  const id = draft.get('model')
  const named = id === null ? repositoryNamed(name) : draft.get('variant')
  const variant = named === null ? [] : [fieldValue({ field: 'variant', value: named })]
  const is4bit = draft.get('weights') === 'nf4'
  if (id !== null) {
    const notes = draft.remarks.flatMap(({ field, text }) => (field === 'model' ? [text] : []))
    return {
      words: named ?? id,
      slots: [{ role: 'model', reference: { kind: 'model', id } }, ...variant],
      notes,
      is4bit,
    }
  }
  const size = /(?<![\d.x])(\d{1,3}(?:\.\d{1,2})?)b(?![a-z])/i.exec(name)?.[1]
  if (size === undefined) return null
  const last = name.split('/').findLast((part) => part !== '') ?? name
  return {
    words: `${size}b`,
    slots: [quantity('params', Number(size) * 1e9), ...variant],
    notes: [`“${last}” is not in the catalog: estimated as a model of ${formatParams(Number(size) * 1e9)}.`],
    is4bit,
  }
}
