/** Which of a model's repositories a name means: the instruct model, a release, or the very repository that it names. */
import type { ScenarioDraft } from '../../scenario/scenario-draft.ts'
import type { ModelEntry, ModelNames } from '../lexicon/model-names.ts'

type VariantNames = Pick<ModelNames, 'repositories' | 'variantWords'>
type NamedEntry = Pick<ModelEntry, 'id' | 'repository'>

/** "owner/name" as it was typed; null where it is a path, or holds what no trainer loads. */
export function repositoryNamed(words: string): string | null {
  const name = words.replace(/^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\//i, '')
  const owner = /^([\w-][\w.-]{0,95})\/[a-z][\w.-]{0,95}$/i.exec(name)?.[1]
  if (owner === undefined || folders.test(owner) || unloadable.test(name)) return null
  return name
}

const folders =
  /^(?:models?|assets|data|checkpoints?|ckpts?|weights|outputs?|home|mnt|workspace|cache|hf|tmp|root|opt)$/i
const unloadable = /(?:^|[-_.])(?:gguf|ggml|mlx|exl2|awq|gptq)(?:[-_.]|$)/i

/**
 * "llama-3.1-8b-instruct", "qwen2.5-7b-coder-instruct", another release's own name, or a repository; null where the
 * catalog's own is meant.
 */
export function variantNamed(words: string, model: NamedEntry, names: VariantNames): string | null {
  const repository = repositoryNamed(words)
  if (repository !== null) return variantOfRepository(repository, model, names)
  const name = words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-')
  if (names.repositories.has(name)) return name
  return variantOfParts(partsOf(name, model.id, names), model, names)
}

/** "The instruct version": of the model that is named, or was. */
export function completeVariant(draft: Pick<ScenarioDraft, 'get' | 'set' | 'addRemark'>, models: ModelNames): void {
  const word = draft.get('variant')
  if (word !== 'instruct' && word !== 'base') return
  const model = models.byId.get(draft.get('model') ?? '')
  if (model === undefined) draft.addRemark('params', `Which ${word} model is meant, its name says: a size does not.`)
  draft.set('variant', model === undefined ? null : variantOfParts([word], model, models))
}

function variantOfRepository(repository: string, model: NamedEntry, { repositories }: VariantNames): string | null {
  const wanted = currentName(repository)
  if (model.repository !== null && currentName(model.repository) === wanted) return null
  return [...repositories].find(([, address]) => address !== null && currentName(address) === wanted)?.[0] ?? repository
}

/** Meta's repositories go by two names. */
const currentName = (repository: string): string =>
  repository.toLowerCase().replace('meta-llama/meta-llama-', 'meta-llama/llama-')

function variantOfParts(parts: readonly string[], model: NamedEntry, names: VariantNames): string | null {
  const own = partsOf(model.repository?.split('/')[1]?.toLowerCase() ?? '', model.id, names)
  const isKnown = (words: readonly string[]): boolean => names.repositories.has([model.id, ...words].join('-'))
  // Where nothing is written of an instruct model beside it, the catalog's own is one.
  const isOwn = (part: string): boolean =>
    own.includes(part) || (part === 'instruct' && !isKnown(['instruct'])) || (part === 'base' && isKnown(['instruct']))
  if (parts.every(isOwn)) return null
  const others = parts.filter((part) => !isOwn(part))
  return [model.id, ...(isKnown(parts) || !isKnown(others) ? parts : others)].join('-')
}

/** The words of a name that tell a model's repositories apart, instruct before a release. */
function partsOf(name: string, id: string, { variantWords }: Pick<ModelNames, 'variantWords'>): readonly string[] {
  const ofId = new Set(id.split(/[-\s]/))
  // "code llama" is its name.
  const parts = name.split(/[^a-z0-9.]+/).filter((part) => !ofId.has(part) && !id.startsWith(part))
  const words = parts.flatMap((part) => variantWords.get(part) ?? [])
  const releases = parts.filter((part) => /^(?:v\d(?:\.\d)?|2[3-9](?:0[1-9]|1[0-2])|0[1-9][0-3]\d)$/.test(part))
  return [...new Set([...words.toSorted(byKind), ...releases])]
}

/** "coder-instruct": what a model is for before how it was trained. */
const byKind = (one: string, other: string): number => rankOf(one) - rankOf(other)
const rankOf = (part: string): number => (part === 'instruct' || part === 'base' ? 1 : 0)
