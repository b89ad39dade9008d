/** Reads a model's name at a place of a text, in the spelling of people, of vendors' repositories and of quantizers. */
import { type Models, type Named, brandPairs, sizeAt } from './models.ts'
import { apart, decorations, quantized, sameShape, vendors } from './words/names.ts'
import { resolveModel } from './model-resolve.ts'
import type { ModelReading } from './sense.ts'
import type { Spec } from './spec.ts'
import type { Token } from './tokens.ts'
import { afterJoint } from './trie.ts'

export type NameFound = { readonly reading: ModelReading; readonly to: number }
/** What has been read of a name so far. */
export type NameParts = {
  brand: string
  version: string
  sizes: number[]
  variants: string[]
  shapes: string[]
  weights: Spec['weights']
  /** Words of a repository's name that mean nothing here. */
  others: string[]
}

/** `isUnit` tells whether a measure ("tokens", "epochs") starts at a token: then the number before it is no size. */
export function readModelName(
  tokens: readonly Token[],
  at: number,
  models: Models,
  isUnit: (at: number) => boolean,
): NameFound | null {
  const start = brandStart(tokens, at, models)
  if (start === null) return null
  const parts: NameParts = {
    brand: start.brand,
    version: '',
    sizes: [],
    variants: [],
    shapes: [],
    weights: null,
    others: [],
  }
  let siblings = models.byBrand.get(start.brand) ?? []
  let to = start.to
  while (to < tokens.length) {
    const next = readPart(tokens, to, parts, siblings, start.isRepository, isUnit)
    if (next === null) break
    to = next
  }
  // "Mistral 8x7B" is Mixtral.
  const experts = parts.variants.find((variant) => /^\d+x/.test(variant))
  if (experts !== undefined && !siblings.some(({ variants }) => variants.has(experts))) {
    siblings = [...models.byId.values()].filter(({ variants }) => variants.has(experts))
  }
  return { reading: resolveModel(parts, siblings, start.isRepository ? tokens.slice(at, to) : []), to }
}

/** The brand at `at`, past a vendor's name or a repository's owner. */
function brandStart(
  tokens: readonly Token[],
  at: number,
  models: Models,
): { readonly brand: string; readonly to: number; readonly isRepository: boolean } | null {
  const owner = pastOwner(tokens, at)
  if (owner !== null) {
    const end = runEnd(tokens, owner)
    for (let index = owner; index < end; index += 1) {
      const found = brandAt(tokens, index, models)
      if (found !== null) return { ...found, isRepository: true }
    }
    return null
  }
  const vendor = vendors.has(tokens[at]?.text ?? '') ? brandAt(tokens, afterJoint(tokens, at + 1), models) : null
  const found = vendor ?? brandAt(tokens, at, models)
  return found === null ? null : { ...found, isRepository: false }
}

function brandAt(tokens: readonly Token[], at: number, models: Models): { brand: string; to: number } | null {
  const [token, next] = [tokens[at], tokens[afterJoint(tokens, at + 1)]]
  if (token?.kind !== 'word') return null
  const pair = next === undefined ? undefined : brandPairs.get(`${token.text} ${next.text}`)
  if (pair !== undefined) return { brand: pair, to: afterJoint(tokens, at + 1) + 1 }
  // "R1 distill Llama 8B"
  if (
    token.text === 'r' &&
    next?.text === '1' &&
    next.glued &&
    tokens[afterJoint(tokens, at + 2)]?.text === 'distill'
  ) {
    return { brand: 'deepseek', to: at }
  }
  // "L3.1-8B": no GPU is called so.
  const isShort = token.text === 'l' && /^3(?:\.[123])?$/.test(next?.text ?? '') && next?.glued === true
  if (isShort && sizeAt(tokens, afterJoint(tokens, at + 2)) !== null) return { brand: 'llama', to: at + 1 }
  const brand = models.brandWords.get(token.text)
  return brand === undefined ? null : { brand, to: at + 1 }
}

/** The index after "owner/", where one stands at `at`. */
function pastOwner(tokens: readonly Token[], at: number): number | null {
  const end = runEnd(tokens, at)
  for (let index = at + 1; index < end; index += 1) {
    if (tokens[index]?.text === '/' && tokens[index + 1]?.glued === true) return index + 1
  }
  return null
}

const inNames = new Set(['-', '_', '.', '/', '+'])

/** The end of the words, numbers and joints that touch one another from `at` on. */
function runEnd(tokens: readonly Token[], at: number): number {
  let end = at + 1
  while (end < tokens.length && end < at + 40) {
    const token = tokens[end]
    if (token === undefined || !token.glued || (token.kind === 'sign' && !inNames.has(token.text))) break
    end += 1
  }
  return end
}

/** Takes the next part of a name into `parts`; null where the name ends. */
function readPart(
  tokens: readonly Token[],
  at: number,
  parts: NameParts,
  siblings: readonly Named[],
  isRepository: boolean,
  isUnit: (at: number) => boolean,
): number | null {
  const here = afterJoint(tokens, at)
  const token = tokens[here]
  if (token === undefined || token.kind === 'sign') return null
  const touching = token.glued
  if (token.kind === 'number') return readDigits(tokens, here, parts, siblings, touching, isUnit)
  const next = tokens[here + 1]
  if (token.text.length === 1 && next?.kind === 'number' && next.glued) {
    return readLettered(tokens, here, parts, siblings, touching)
  }
  if (siblings.some(({ variants }) => variants.has(token.text))) {
    parts.variants.push(token.text)
    return here + 1
  }
  if (touching && quantized.has(token.text)) {
    const bits = next?.kind === 'number' && next.glued ? next.value : null
    const form = quantized.get(token.text) ?? null
    parts.weights ??= token.text === 'int' && bits === 8 ? 'int8' : token.text === 'fp' && bits === 16 ? 'bf16' : form
    return here + (bits === null ? 1 : 2)
  }
  if (sameShape.get(parts.brand)?.has(token.text) === true) {
    parts.shapes.push(token.text)
    return here + 1
  }
  if (touching ? decorations.has(token.text) : apart.has(token.text)) return here + 1
  if (!isRepository || !touching) return null
  parts.others.push(token.text)
  return here + 1
}

function readDigits(
  tokens: readonly Token[],
  at: number,
  parts: NameParts,
  siblings: readonly Named[],
  touching: boolean,
  isUnit: (at: number) => boolean,
): number | null {
  const token = tokens[at]
  const sized = sizeAt(tokens, at)
  if (sized !== null) {
    if (Number.isNaN(sized.params)) {
      parts.variants.push(sized.label)
      return sized.to
    }
    const isThousandfold = sized.label.endsWith('m')
    const isOurs = siblings.some(({ sizes }) => sizes.some((size) => Math.abs(size / sized.params - 1) < 0.04))
    if (parts.sizes.length > 0 && !(touching && isOurs)) return null
    if (isThousandfold && !isOurs) return null
    if (!touching && isUnit(sized.to)) return null
    parts.sizes.push(sized.params)
    return sized.to
  }
  if (token === undefined) return null
  const next = tokens[at + 1]
  // "4bit" and "8k" at the end of a repository's name.
  if (touching && next?.glued === true && (next.text === 'bit' || next.text === 'k')) {
    if (next.text === 'bit') parts.weights ??= token.value === 8 ? 'int8' : token.value === 4 ? 'nf4' : 'bf16'
    return at + 2
  }
  if (touching && next?.glued === true && next.text === 'e') return at + 2
  if (next?.glued === true && next.kind === 'word') return null
  // "Mistral-Nemo-Instruct-2407": the month it came out.
  if (touching && /^2[3-9](?:0[1-9]|1[0-2])$/.test(token.text)) return at + 1
  if (parts.version === '' && parts.sizes.length === 0) {
    const known = siblings.some(({ versions }) =>
      [...versions].some((version) => version === token.text || version.split('.')[0] === token.text),
    )
    const beforeSize = sizeAt(tokens, afterJoint(tokens, at + 1)) !== null
    if (touching || (known && !isUnit(at + 1)) || (beforeSize && /^\d(?:\.\d)?$/.test(token.text))) {
      parts.version = token.text.replace(/\.0$/, '')
      return at + 1
    }
    return null
  }
  return touching ? at + 1 : null
}

/** "r1", "v0.3", "a3b". */
function readLettered(
  tokens: readonly Token[],
  at: number,
  parts: NameParts,
  siblings: readonly Named[],
  touching: boolean,
): number | null {
  const [letter, digits, unit] = [tokens[at]?.text ?? '', tokens[at + 1], tokens[at + 2]]
  const label = letter + (digits?.text ?? '')
  if (letter === 'a') return unit?.text === 'b' && unit.glued && parts.sizes.length > 0 ? at + 3 : null
  if (siblings.some(({ variants }) => variants.has(label))) {
    parts.variants.push(label)
    return at + 2
  }
  if (letter === 'v' && (touching || parts.sizes.length > 0)) return at + 2
  if (letter === 'q' && touching) {
    parts.weights ??= label === 'q8' ? 'int8' : 'nf4'
    return at + 2
  }
  return null
}
