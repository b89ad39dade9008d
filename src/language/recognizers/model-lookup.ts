/** From the parts of a name to a model: the newest that has them, or what there is instead. */
import { type ModelEntry, type ModelNames, compareByVersion, hasSize } from '../lexicon/model-names.ts'
import { surplusWords } from './surplus-words.ts'
import type { ModelNameParts } from './model-name-numbers.ts'
import type { ModelReference } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import { formatList, formatParams } from '../../scenario/format-values.ts'

/** `repository`: the tokens of a repository's name, where it was one. */
export function lookUpModel(
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  repository: readonly Token[],
  words: VariantWords,
): ModelReference {
  // Words that mean nothing are repeated in what is said.
  if (parts.unknownWords.length > 0) return lookUp(parts, siblings, repository, words)
  const found = foundAmong.get(siblings) ?? new Map<string, ModelReference>()
  foundAmong.set(siblings, found)
  const key = JSON.stringify(parts)
  const reference = found.get(key) ?? lookUp(parts, siblings, repository, words)
  if (found.size >= maxFound) found.clear()
  found.set(key, reference)
  return reference
}

type VariantWords = Pick<ModelNames, 'sameShapeVariants' | 'sameShapeVersions' | 'otherArchitectures'>

/** What names came to: the same one may stand in a text a thousand times. */
const foundAmong = new WeakMap<readonly ModelEntry[], Map<string, ModelReference>>()
const maxFound = 100

/** "Ministral 8B 2512" and "Ministral 8B 2410" are two models. */
function lookUp(
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  repository: readonly Token[],
  words: VariantWords,
): ModelReference {
  const released = parts.release === '' ? [] : siblings.filter((model) => model.repositoryParts.has(parts.release))
  const reference = released.length === 0 ? null : lookUpByShape(parts, released, repository, words)
  return reference?.kind === 'model' ? reference : lookUpByShape(parts, siblings, repository, words)
}

function lookUpByShape(
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  repository: readonly Token[],
  words: VariantWords,
): ModelReference {
  const exact = lookUpExactly(parts, siblings, repository, words)
  const sameShape = parts.variants.filter(
    (variant) => words.sameShapeVariants.get(parts.brand)?.includes(variant) === true,
  )
  if (exact.kind !== 'not-found' || sameShape.length === 0) return exact
  // Qwen3 has a Coder of its own; that of Qwen2.5 has the shape of Qwen2.5.
  const plainer = {
    ...parts,
    variants: parts.variants.filter((variant) => !sameShape.includes(variant)),
    shapeVariants: [...parts.shapeVariants, ...sameShape],
  }
  // "Qwen coder 14b" is of the version that has one of that size.
  const version = words.sameShapeVersions.get(parts.brand)
  if (version !== undefined && parts.version === '' && parts.sizes.length > 0) {
    const found = lookUpExactly({ ...plainer, version }, siblings, repository, words)
    if (found.kind === 'model') return found
  }
  const shared = lookUpExactly(plainer, siblings, repository, words)
  return shared.kind === 'not-found' ? exact : shared
}

function lookUpExactly(
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  repository: readonly Token[],
  { otherArchitectures }: Pick<ModelNames, 'otherArchitectures'>,
): ModelReference {
  const { version, sizes, variants, unknownWords } = parts
  // "bge-large-en-v1.5" shares no more than its brand with BGE-M3.
  const sharesBrandAlone = version === '' && sizes.length === 0 && variants.length === 0
  if (unknownWords.length > 0 && sharesBrandAlone && siblings.length > 0) return notFound('', siblings, parts)
  // Worked out once for each: a text may name models thousands of times.
  const surpluses = new Map(siblings.map((model) => [model, surplusWords(model, parts, null)]))
  const surplus = (model: ModelEntry): number => surpluses.get(model) ?? 0
  const variantMatches = siblings.filter((model) => surpluses.get(model) !== null)
  if (variantMatches.length === 0) return notFound('', siblings, parts)
  const versionMatches = withVersion(variantMatches, parts)
  if (versionMatches.length === 0) {
    const versions = [...new Set(variantMatches.map(({ version }) => version).filter((version) => version !== ''))]
    if (versions.length === 0) return notFound('', variantMatches, parts)
    return notFound(
      `${displayName({ ...parts, version: '', sizes: [] }, siblings)} is there in version ${formatList(versions.sort())}.`,
      variantMatches,
      parts,
    )
  }
  const sizeMatches =
    parts.sizes.length === 0
      ? versionMatches
      : versionMatches.filter((model) => parts.sizes.some((size) => hasSize(model, size)))
  if (sizeMatches.length === 0) {
    return notFound('', versionMatches, parts)
  }
  // "falcon-7b-instruct" is Falcon and not Falcon3, where there is one of that plain name.
  const isPlain = (model: ModelEntry): boolean => parts.version === '' && parts.sizes.length > 0 && model.version === ''
  const ranked = rankedBy(sizeMatches.some(isPlain) ? sizeMatches.filter(isPlain) : sizeMatches, surplus)
  const [first] = ranked
  if (first === undefined) return notFound('', siblings, parts)
  const nearest = ranked.filter((model) => surplus(model) === surplus(first))
  const ending = nearest.filter(({ id }) => parts.ending !== '' && id.endsWith(parts.ending))
  // "deberta v3 base"
  if (ending.length === 1 && ending[0] !== undefined && sizes.length === 0) return { kind: 'model', id: ending[0].id }
  const equals = nearest
  // Devstral Small and Devstral Small 2 are one in what they cost.
  const isFamily = sizes.length === 0 && equals.some(({ params }) => params !== first.params)
  if (isFamily) {
    // Who says "Qwen" means none of its rerankers.
    const members = ranked.filter((model) =>
      [...model.variants].every((word) => !otherArchitectures.has(word) || variants.includes(word)),
    )
    return { kind: 'family', ids: members.map(({ id }) => id), label: displayName(parts, siblings) }
  }
  const notes = [
    choiceNote(parts, sizeMatches, first, siblings),
    ...parts.shapeVariants.map((shape) => `The ${shape} variant is estimated as ${first.name}, whose shape it shares.`),
    parts.unknownWords.length > 0
      ? `${repository.map(({ text, adjacent }, index) => (adjacent || index === 0 ? '' : ' ') + text).join('')} is estimated as ${first.name}.`
      : '',
  ].filter((note) => note !== '')
  return {
    kind: 'model',
    id: first.id,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
    ...(parts.weights === null ? {} : { weights: parts.weights }),
  }
}

/** The least first, and of equals the plainest and newest. */
function rankedBy(models: readonly ModelEntry[], amount: (model: ModelEntry) => number): readonly ModelEntry[] {
  return [...models].sort((one, other) => amount(one) - amount(other) || compareByVersion(one, other))
}

/** "3" means 3 where there is one with that size, and otherwise 3.1, 3.2 or 3.3. */
function withVersion(models: readonly ModelEntry[], parts: ModelNameParts): readonly ModelEntry[] {
  const { version, sizes } = parts
  if (version === '') return models
  const exact = models.filter((model) => surplusWords(model, parts, version) !== null)
  const fits = (model: ModelEntry): boolean => sizes.length === 0 || sizes.some((size) => hasSize(model, size))
  if (exact.some(fits)) return exact
  const later = models.filter((model) => model.version.startsWith(`${version}.`))
  return exact.length > 0 && later.some(fits) ? later : exact
}

function choiceNote(
  parts: ModelNameParts,
  candidates: readonly ModelEntry[],
  chosen: ModelEntry,
  siblings: readonly ModelEntry[],
): string {
  // "deepseek 7b" names no distillation, and gets one.
  const isSurplus = (surplusWords(chosen, parts, null) ?? 0) > 0
  if (isSurplus && parts.sizes.length > 0 && chosen.brand === 'deepseek') {
    return `${displayName(parts, siblings)} is read as ${chosen.name}.`
  }
  if (candidates.length < 2 || parts.version === chosen.version) return ''
  const versions = new Set(candidates.map(({ version }) => version))
  return versions.size > 1
    ? `${displayName(parts, siblings)} is read as ${chosen.name}, the newest of that name and size.`
    : ''
}

/** More are not listed. */
const maxListed = 6

/** A word too many counts as much as a size half as large again. */
const SURPLUS_WORD = 0.4

/** `nearby`: what shares most with the name; the plainest, and those of about its size, come first. */
function notFound(sentence: string, nearby: readonly ModelEntry[], parts: ModelNameParts): ModelReference {
  const [wanted] = parts.sizes
  const gap = ({ params }: ModelEntry): number => (wanted === undefined ? 0 : Math.abs(Math.log(params / wanted)))
  const distances = new Map(
    nearby.map((model) => [
      model,
      gap(model) + SURPLUS_WORD * (surplusWords(model, parts, null) ?? model.variants.size),
    ]),
  )
  const ranked = rankedBy(nearby, (model) => distances.get(model) ?? 0)
  const others = ranked.length - maxListed
  const names = ranked.slice(0, maxListed).map(({ name }) => name)
  const listed = `There are ${formatList(others > 0 ? [...names, `${others} others`] : names)}.`
  const size = wanted === undefined || wanted < 1e9 ? [] : [formatParams(wanted).toLowerCase()]
  return {
    kind: 'not-found',
    sentence: sentence === '' ? listed : sentence,
    alternatives: [...ranked.slice(0, 3).map(({ id }) => id), ...size],
  }
}

/** "DeepSeek R1 Distill 7B": the brand as its maker writes it. */
function displayName(parts: ModelNameParts, siblings: readonly ModelEntry[]): string {
  const printedBrand = /^[A-Za-z]+/.exec(siblings[0]?.name ?? '')?.[0] ?? parts.brand
  const brand = parts.brand.includes('-') ? parts.brand : printedBrand
  const words = [parts.version, ...parts.variants, ...parts.sizes.map(formatParams)].filter((word) => word !== '')
  return [brand, ...words].join(' ')
}
