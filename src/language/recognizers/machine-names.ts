/** Machines of clouds that the catalog does not have, by how the clouds write their names: "g9x.24xlarge", "n2-standard-8". */
import type { Mention } from '../lexicon/meanings.ts'
import type { Token } from '../text/tokenize.ts'
import type { RecognizerInput } from './recognizer.ts'

/** A name that looks like one of a machine: it is asked what GPUs are in it. */
export function recognizeMachineName({ tokens, vocabulary }: RecognizerInput, at: number): Mention | null {
  if (tokens[at]?.kind !== 'word' || tokens[at].adjacent) return null
  const to = endOfWritten(tokens, at)
  if (to - at < 3) return null
  const name = tokens
    .slice(at, to)
    .map(({ text }) => text)
    .join('')
  const form = forms.find(({ pattern }) => pattern.test(name))
  if (form === undefined || vocabulary.phrases.longestMatch(tokens, at)?.meaning.kind === 'instance') return null
  const sentence = form.plain.test(name.replace(/^(?:standard_|ml\.)/, '')) ? withoutGpus : unknownGpus
  return {
    from: at,
    to,
    meaning: { kind: 'out-of-catalog', what: 'machine', sentence, alternatives: ['4x l40s', '8x h100'] },
  }
}

const unknownGpus = 'no machine of that name is on record. Say which GPUs it has, such as “4x l40s”.'
const withoutGpus = 'as far as we know a machine without a GPU. Say which GPUs you mean, such as “1x l4”.'

/** The forms of names, and those of them that are machines without a GPU. */
const forms: readonly { readonly pattern: RegExp; readonly plain: RegExp }[] = [
  // AWS
  {
    pattern:
      /^(?:ml\.)?[a-z]{1,4}\d{1,2}[a-z]{0,4}(?:-[a-z]{1,5}\d{0,4})?\.(?:nano|micro|small|medium|metal|\d{0,3}x?large|\d{1,3}xl)$/,
    plain: /^[cmrtxzid]\d/,
  },
  // Google Cloud
  {
    pattern: /^[a-z]\d[a-z]?-(?:standard|highmem|highcpu|highgpu|megagpu|ultragpu|edgegpu|maxgpu)-\d{1,3}g?$/,
    plain: /^[ncemt]\d/,
  },
  // Azure
  {
    pattern: /^(?:standard_)?[a-z]{1,4}\d{1,3}[a-z]{0,6}(?:_[a-z]{1,4}\d{1,4}[a-z]?)?_v\d{1,2}$/,
    plain: /^[defblm][a-z]?\d/,
  },
  // Oracle Cloud
  { pattern: /^(?:bm|vm)\.[a-z]{2,10}[a-z\d.-]{1,20}$/, plain: /^(?:bm|vm)\.(?:standard|dense|optimized|hpc)/ },
]

/** The end of what is written without a space, of a bounded length; a sentence's point is none of it. */
function endOfWritten(tokens: readonly Token[], at: number): number {
  let to = at + 1
  while (to < tokens.length && to - at < maxTokens && tokens[to]?.adjacent === true && isOfName(tokens[to])) to += 1
  while (to > at + 1 && tokens[to - 1]?.kind === 'sign') to -= 1
  return to
}
const maxTokens = 16
const isOfName = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind !== 'sign' || ['.', '-', '_'].includes(token.text))
