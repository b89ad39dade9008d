/** The model that a configuration names: a repository, a folder, or the builder function of a recipe. */
import { sizeWords } from '../spell.ts'
import { understand } from '../understand.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { Keyed } from './keyed.ts'
import type { Meaning } from './keys.ts'

export type ConfigModel = {
  /** In the language: a catalog id, or a size. */
  readonly words: string
  readonly notes: readonly string[]
  /** The stored form that its name tells: "…-bnb-4bit". */
  readonly is4bit: boolean
}

const places = ['model', 'component', 'checkpoint'] as const satisfies readonly Meaning[]

/** null where no key names one that the catalog has, nor one whose name tells its size. */
export function configModel(keyed: Keyed, vocabulary: Vocabulary, today: string): ConfigModel | null {
  for (const place of places) {
    const name = keyed.words(place)
    if (name === null || name.length > 200) continue
    const found = modelIn(nameOf(name), vocabulary, today)
    if (found === null) continue
    keyed.use(place, found.words)
    return found
  }
  return null
}

/** What was named and could not be placed. */
export function unplacedModel(keyed: Keyed): string | null {
  return keyed.words('model') ?? keyed.words('component')
}

/** "torchtune.models.llama3_1.lora_llama3_1_70b" as "llama 3.1 70b", "/data/Qwen2.5-7B/" as it is. */
function nameOf(typed: string): string {
  const builder = /^torchtune\.models\.[\w.]{1,80}?\.(?:lora_|qlora_|dora_|qdora_)?(\w{1,80})$/i.exec(typed)?.[1]
  if (builder === undefined) return typed
  return builder
    .replace(/^([a-z]+)(\d)_(\d)(?=_)/, '$1 $2.$3')
    .replace(/^([a-z]+)(\d)(?=_)/, '$1 $2')
    .replaceAll('_', ' ')
}

function modelIn(name: string, vocabulary: Vocabulary, today: string): ConfigModel | null {
  const { draft } = understand(name, 'message', vocabulary, today, null)
  const id = draft.get('model')
  const is4bit = draft.get('weights') === 'nf4'
  if (id !== null) {
    const notes = draft.remarks.flatMap(({ field, text }) => (field === 'model' ? [text] : []))
    return { words: id, notes, is4bit }
  }
  const size = /(?<![\d.x])(\d{1,3}(?:\.\d{1,2})?)b(?![a-z])/i.exec(name)?.[1]
  if (size === undefined) return null
  const last = name.split('/').findLast((part) => part !== '') ?? name
  return {
    words: `${size}b`,
    notes: [`“${last}” is not in the catalog: estimated as a model of ${sizeWords(Number(size) * 1e9)}.`],
    is4bit,
  }
}
