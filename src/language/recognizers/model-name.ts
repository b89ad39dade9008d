/** Reads a model's name at a place of a text, in the spelling of people, of vendors' repositories and of quantizers. */
import { type ModelNames, type ModelEntry, modelSizeAt } from '../lexicon/model-names.ts'
import { lookUpModel } from './model-lookup.ts'
import { type ModelNameParts, isVariant, readLetteredPart, readNumberPart } from './model-name-numbers.ts'
import type { ModelReference } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import { skipJoiner } from '../lexicon/joiners.ts'

type ModelNameMatch = { readonly reference: ModelReference; readonly to: number }
/** `isUnit` tells whether a measure ("tokens", "epochs") starts at a token: then the number before it is no size. */
export function readModelName(
  tokens: readonly Token[],
  at: number,
  models: ModelNames,
  isUnit: (at: number) => boolean,
): ModelNameMatch | null {
  const brandMatch = findBrand(tokens, at, models)
  if (brandMatch === null) return null
  const parts: ModelNameParts = {
    brand: brandMatch.brand,
    version: '',
    sizes: [],
    variants: [],
    shapeVariants: [],
    weights: null,
    release: '',
    ending: '',
    unknownWords: [],
  }
  let siblings = models.byBrand.get(brandMatch.brand) ?? []
  let to = brandMatch.to
  while (to < tokens.length) {
    const next = readNamePart({ tokens, models, siblings, isRepository: brandMatch.isRepository, isUnit }, to, parts)
    if (next === null) break
    to = next
  }
  // "Mistral 8x7B" is Mixtral.
  const experts = parts.variants.find((variant) => /^\d+x/.test(variant))
  if (experts !== undefined && !isVariant(experts, siblings)) {
    siblings = modelsOfExperts(experts, models)
  }
  return { reference: lookUpModel(parts, siblings, brandMatch.isRepository ? tokens.slice(at, to) : [], models), to }
}

/** By vocabulary: looked through once for each word that says how many experts there are. */
const ofExperts = new WeakMap<ModelNames, Map<string, readonly ModelEntry[]>>()

function modelsOfExperts(experts: string, models: ModelNames): readonly ModelEntry[] {
  const known = ofExperts.get(models) ?? new Map<string, readonly ModelEntry[]>()
  ofExperts.set(models, known)
  const found = known.get(experts) ?? [...models.byId.values()].filter(({ variants }) => variants.has(experts))
  // A name that nobody uses is not worth remembering.
  if (found.length > 0) known.set(experts, found)
  return found
}

/** The brand at `at`, past a vendor's name or a repository's owner. */
function findBrand(
  tokens: readonly Token[],
  at: number,
  models: ModelNames,
): { readonly brand: string; readonly to: number; readonly isRepository: boolean } | null {
  const owner = afterOwner(tokens, at)
  if (owner !== null) {
    const end = compoundEnd(tokens, owner)
    for (let index = owner; index < end; index += 1) {
      const brandMatch = brandAt(tokens, index, models)
      if (brandMatch !== null) return { ...brandMatch, isRepository: true }
    }
    return null
  }
  const vendor = models.vendors.has(tokens[at]?.text ?? '') ? brandAt(tokens, skipJoiner(tokens, at + 1), models) : null
  const brandMatch = vendor ?? brandAt(tokens, at, models)
  return brandMatch === null ? null : { ...brandMatch, isRepository: false }
}

function brandAt(tokens: readonly Token[], at: number, models: ModelNames): { brand: string; to: number } | null {
  const [token, next] = [tokens[at], tokens[skipJoiner(tokens, at + 1)]]
  if (token?.kind !== 'word') return null
  const pair = next === undefined ? undefined : models.twoWordBrands.get(`${token.text} ${next.text}`)
  if (pair !== undefined) return { brand: pair, to: skipJoiner(tokens, at + 1) + 1 }
  // "R1 distill Llama 8B"
  if (
    token.text === 'r' &&
    next?.text === '1' &&
    next.adjacent &&
    tokens[skipJoiner(tokens, at + 2)]?.text === 'distill'
  ) {
    return { brand: 'deepseek', to: at }
  }
  // "L3.1-8B": no GPU is called so.
  const isAbbreviated = token.text === 'l' && /^3(?:\.[123])?$/.test(next?.text ?? '') && next?.adjacent === true
  if (isAbbreviated && modelSizeAt(tokens, skipJoiner(tokens, at + 2)) !== null) return { brand: 'llama', to: at + 1 }
  const brand = models.brandWords.get(token.text)
  return brand === undefined ? null : { brand, to: at + 1 }
}

/** The index after "owner/", where one stands at `at`. */
function afterOwner(tokens: readonly Token[], at: number): number | null {
  const end = compoundEnd(tokens, at)
  for (let index = at + 1; index < end; index += 1) {
    if (tokens[index]?.text === '/' && tokens[index + 1]?.adjacent === true) return index + 1
  }
  return null
}

const nameJoiners = new Set(['-', '_', '.', '/', '+'])

/** The end of the words, numbers and joints that touch one another from `at` on. */
function compoundEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end < tokens.length && end < at + 40) {
    const token = tokens[end]
    if (token === undefined || !token.adjacent || (token.kind === 'sign' && !nameJoiners.has(token.text))) break
    end += 1
  }
  return end
}

/** What the parts of a name are read by. `siblings`: models of its brand. */
type NameContext = {
  readonly tokens: readonly Token[]
  readonly models: ModelNames
  readonly siblings: readonly ModelEntry[]
  readonly isRepository: boolean
  readonly isUnit: (at: number) => boolean
}

/** Takes the next part of a name into `parts`; null where the name ends. */
function readNamePart(context: NameContext, at: number, parts: ModelNameParts): number | null {
  const { tokens, models, siblings, isRepository, isUnit } = context
  const here = skipJoiner(tokens, at)
  const token = tokens[here]
  if (token === undefined || token.kind === 'sign') return null
  const isAdjacent = token.adjacent
  if (token.kind === 'number') return readNumberPart(tokens, here, parts, siblings, isAdjacent, isUnit)
  const next = tokens[here + 1]
  if (token.text.length === 1 && next?.kind === 'number' && next.adjacent) {
    return readLetteredPart(tokens, here, parts, siblings, isAdjacent)
  }
  if (isVariant(token.text, siblings)) {
    parts.variants.push(token.text)
    return here + 1
  }
  if (isAdjacent && models.quantizationSuffixes.has(token.text)) {
    const bits = next?.kind === 'number' && next.adjacent ? next.value : null
    const form = models.quantizationSuffixes.get(token.text) ?? null
    parts.weights ??= token.text === 'int' && bits === 8 ? 'int8' : token.text === 'fp' && bits === 16 ? 'bf16' : form
    return here + (bits === null ? 1 : 2)
  }
  if (models.sameShapeVariants.get(parts.brand)?.includes(token.text) === true) {
    parts.shapeVariants.push(token.text)
    return here + 1
  }
  if ((isAdjacent ? models.ignoredSuffixes : models.detachedSuffixes).has(token.text)) {
    if (siblings.some(({ id }) => id.endsWith(`-${token.text}`))) parts.ending = `-${token.text}`
    return here + 1
  }
  if (!isRepository || !isAdjacent) return null
  if (models.otherArchitectures.has(token.text)) parts.variants.push(token.text)
  else parts.unknownWords.push(token.text)
  return here + 1
}
