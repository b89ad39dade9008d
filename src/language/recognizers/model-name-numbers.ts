/** The parts of a model's name that have digits: sizes, versions, months, "r1", "a3b". */
import { type ModelEntry, letteredLabelAt, modelSizeAt, normalizedVersion } from '../lexicon/model-names.ts'
import { surplusWords } from './surplus-words.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Token } from '../text/tokenize.ts'
import { skipJoiner } from '../lexicon/joiners.ts'

/** What has been read of a name so far. */
export type ModelNameParts = {
  brand: string
  version: string
  sizes: number[]
  variants: string[]
  shapeVariants: string[]
  weights: Spec['weights']
  /** "2512", as repositories of its brand have it. */
  release: string
  /** "-base" where a name of the catalog ends so; empty: there is none. */
  ending: string
  /** Words of a repository's name that mean nothing here. */
  unknownWords: string[]
}

/** Whether a word tells models of a brand apart. */
export const isVariant = (word: string, siblings: readonly ModelEntry[]): boolean =>
  siblings.some(({ names }) => names.some(({ variants }) => variants.has(word)))

/** Adds the part of a model's name that begins at `at` to `parts`. The index after it; null: none begins there. */
export function readNumberPart(
  tokens: readonly Token[],
  at: number,
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  isAdjacent: boolean,
  isUnit: (at: number) => boolean,
): number | null {
  const token = tokens[at]
  const modelSize = modelSizeAt(tokens, at)
  if (modelSize !== null) {
    if (Number.isNaN(modelSize.params)) {
      parts.variants.push(modelSize.label)
      return modelSize.to
    }
    // "100M" and "1T" are data, unless a model is called so.
    const isDataLike = /[mt]$/.test(modelSize.label)
    const isKnownSize = siblings.some(({ sizes }) => sizes.some((size) => Math.abs(size / modelSize.params - 1) < 0.04))
    if (parts.sizes.length > 0 && !(isAdjacent && isKnownSize)) return null
    if (isDataLike && !isKnownSize && !(isAdjacent && modelSize.label.endsWith('t'))) return null
    if (!isAdjacent && isUnit(modelSize.to)) return null
    parts.sizes.push(modelSize.params)
    return modelSize.to
  }
  if (token === undefined) return null
  const next = tokens[at + 1]
  // "4bit" and "8k" at the end of a repository's name.
  if (isAdjacent && next?.adjacent === true && (next.text === 'bit' || next.text === 'k')) {
    if (next.text === 'bit') parts.weights ??= token.value === 8 ? 'int8' : token.value === 4 ? 'nf4' : 'bf16'
    return at + 2
  }
  if (next?.adjacent === true && next.text === 'e' && (isAdjacent || isInRepository(`${token.text}e`, siblings)))
    return at + 2
  // "qwen3vl"
  if (next?.adjacent === true && next.kind === 'word' && !isVariant(next.text, siblings)) return null
  const version = normalizedVersion(token.text)
  const isNamed = siblings.some((model) => surplusWords(model, parts, version) !== null)
  // "Ministral 3 8B Instruct 2512", "OLMo 2 1124 7B"
  if (/^\d{4}$/.test(token.text) && isInRepository(token.text, siblings) && !isUnit(at + 1)) {
    parts.release = token.text
    return at + 1
  }
  // "Mistral-Nemo-Instruct-2407", "command-a-03-2025": when it came out.
  if (isAdjacent && !isNamed && /^(?:2[3-9](?:0[1-9]|1[0-2])|0[1-9]|202\d)$/.test(token.text)) return at + 1
  if (parts.version === '' && parts.sizes.length === 0) {
    const isMajor = siblings.some(({ names }) => names.some((name) => name.version.split('.')[0] === version))
    const isKnownVersion = isNamed || isMajor
    const precedesSize = modelSizeAt(tokens, skipJoiner(tokens, at + 1)) !== null
    const isVersionOnly = !isUnit(at + 1) || isLetterOfName(tokens, at + 1, siblings)
    if (isAdjacent || (isKnownVersion && isVersionOnly) || (precedesSize && /^\d(?:\.\d)?$/.test(token.text))) {
      parts.version = version
      return at + 1
    }
    return null
  }
  // "llama 70b 3.1"
  if (parts.version === '' && isNamed && /^\d\.\d$/.test(token.text) && !isUnit(at + 1)) {
    parts.version = token.text
    return at + 1
  }
  return isAdjacent ? at + 1 : null
}

/** Whether a repository of one of them has such a part: the month it came out in, or how many experts it has. */
const isInRepository = (part: string, siblings: readonly ModelEntry[]): boolean =>
  siblings.some(({ repositoryParts }) => repositoryParts.has(part))

/** The h of "Granite 4.0 H Small" counts no hours: another word of the name follows. */
const isLetterOfName = (tokens: readonly Token[], at: number, siblings: readonly ModelEntry[]): boolean =>
  isVariant(tokens[at]?.text ?? '', siblings) && isVariant(tokens[skipJoiner(tokens, at + 1)]?.text ?? '', siblings)

/** "r1", "v0.3", "a3b". */
export function readLetteredPart(
  tokens: readonly Token[],
  at: number,
  parts: ModelNameParts,
  siblings: readonly ModelEntry[],
  isAdjacent: boolean,
): number | null {
  const letter = tokens[at]?.text ?? ''
  const label = letteredLabelAt(tokens, at)
  if (letter === 'a') {
    const isOfName = isAdjacent || parts.sizes.length > 0 || isInRepository(`a${tokens[at + 1]?.text ?? ''}b`, siblings)
    return label === null && isOfName ? at + 3 : null
  }
  if (label === null) return null
  const isFirst = parts.sizes.length === 0 && parts.variants.length === 0
  // "deepseek-v5": where versions are lettered, an unknown one is no revision of the others.
  const isVersion = letter === 'v' && isFirst && siblings.some(({ variants }) => [...variants].some(isLetteredVersion))
  if (isVariant(label.text, siblings) || isVersion) {
    parts.variants.push(label.text)
    return label.to
  }
  const isSized = parts.sizes.length > 0 || parts.variants.some((variant) => /^\d+x/.test(variant))
  if (letter === 'v' && (isAdjacent || isSized)) return label.to
  if (letter === 'q' && isAdjacent) {
    parts.weights ??= label.text === 'q8' ? 'int8' : 'nf4'
    return label.to
  }
  return null
}

const isLetteredVersion = (variant: string): boolean => /^v\d/.test(variant)
