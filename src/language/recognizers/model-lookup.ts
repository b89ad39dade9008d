/** From the parts of a name to a model: the newest that has them, or what there is instead. */
import { type ModelEntry, compareByVersion, hasSize } from '../lexicon/model-names.ts'
import type { ModelNameParts } from './parsed-model-name.ts'
import type { ModelReference } from '../lexicon/senses.ts'
import type { Token } from '../text/tokenize.ts'
import { formatList, formatParams } from '../../scenario/format-values.ts'

/** `repository`: the tokens of a repository's name, where it was one. */
export function lookUpModel(
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  repository: readonly Token[],
): ModelReference {
  const variantMatches = siblings.filter(({ variants }) => parts.variants.every((variant) => variants.has(variant)))
  if (variantMatches.length === 0) return notFound('', siblings)
  const versionMatches = withVersion(variantMatches, parts)
  if (versionMatches.length === 0) {
    const versions = [...new Set(variantMatches.map(({ version }) => version).filter((version) => version !== ''))]
    if (versions.length === 0) return notFound('', variantMatches)
    return notFound(
      `${displayName({ ...parts, version: '', sizes: [] }, siblings)} is there in version ${formatList(versions)}.`,
      variantMatches,
    )
  }
  const sizeMatches =
    parts.sizes.length === 0
      ? versionMatches
      : versionMatches.filter((model) => parts.sizes.some((size) => hasSize(model, size)))
  if (sizeMatches.length === 0) {
    return notFound('', versionMatches)
  }
  // "falcon-7b-instruct" is Falcon and not Falcon3, where there is one of that plain name.
  const isPlain = (model: ModelEntry): boolean => parts.version === '' && parts.sizes.length > 0 && model.version === ''
  const ranked = [...(sizeMatches.some(isPlain) ? sizeMatches.filter(isPlain) : sizeMatches)].sort(compareByVersion)
  const [first, second] = ranked
  if (first === undefined) return notFound('', siblings)
  const isFamily = parts.sizes.length === 0 && second !== undefined && first.variants.size === second.variants.size
  if (isFamily) return { kind: 'family', ids: ranked.map(({ id }) => id), label: displayName(parts, siblings) }
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

/** "3" means 3 where there is one with that size, and otherwise 3.1, 3.2 or 3.3. */
function withVersion(models: readonly ModelEntry[], { version, sizes }: ModelNameParts): readonly ModelEntry[] {
  if (version === '') return models
  const exact = models.filter(({ versions }) => versions.has(version))
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
  if (chosen.variants.size > parts.variants.length && parts.sizes.length > 0 && chosen.brand === 'deepseek') {
    return `${displayName(parts, siblings)} is read as ${chosen.name}.`
  }
  if (candidates.length < 2 || parts.version === chosen.version) return ''
  const versions = new Set(candidates.map(({ version }) => version))
  return versions.size > 1
    ? `${displayName(parts, siblings)} is read as ${chosen.name}, the newest of that name and size.`
    : ''
}

function notFound(sentence: string, nearby: readonly ModelEntry[]): ModelReference {
  const ranked = [...nearby].sort(compareByVersion)
  const listed = `There are ${formatList(ranked.map(({ name }) => name))}.`
  return {
    kind: 'not-found',
    sentence: sentence === '' ? listed : sentence,
    alternatives: ranked.slice(0, 4).map(({ id }) => id),
  }
}

/** "DeepSeek R1 Distill 7B": the brand as its maker writes it. */
function displayName(parts: ModelNameParts, siblings: readonly ModelEntry[]): string {
  const printedBrand = /^[A-Za-z]+/.exec(siblings[0]?.name ?? '')?.[0] ?? parts.brand
  const brand = parts.brand.includes('-') ? parts.brand : printedBrand
  const words = [parts.version, ...parts.variants, ...parts.sizes.map(formatParams)].filter((word) => word !== '')
  return [brand, ...words].join(' ')
}
