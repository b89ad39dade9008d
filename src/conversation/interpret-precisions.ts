/** "In FP8, how long against bf16 and what's the bill?": one job in both precisions, each with its hours and its sum. */
import type { FoundInterpretation, ReadJob } from './part-readers.ts'

const eighth =
  /(?:\b(?:in|with|using|to|by|via|from) )?\bfp-?8\b(?: (?:training|compute|mixed precision))?(?: (?:with|using|via|on|through) (?:the )?(?:nvidia )?(?:transformer[- ]?engine|te\b|torchao|msamp))?/iu
const half =
  /(?:\b(?:vs\.?|versus|compared (?:to|with)|relative to|against|than|instead of|rather than|or|over|and|to) )?(?:(?:in|with|using|plain|normal|usual|pure) )?\bbf-?16\b(?: training)?/iu
const contrasts =
  /\b(?:vs\.?|versus|compar\w+|against|than|instead|relative|sav(?:e|es|ing|ings)|faster|quicker|cheaper|gain\w*|differ\w+|halv\w+|half|worth)\b/iu
const longest = 600

/** Null where not both are named and set against each other, or the rest is no whole job. */
export function precisionsOf(text: string, readJob: ReadJob): FoundInterpretation {
  if (text.length > longest || !/\bfp-?8\b/iu.test(text) || !half.test(text) || !contrasts.test(text)) return null
  const rest = text
    .replaceAll(new RegExp(half, 'giu'), ' ')
    .replaceAll(new RegExp(eighth, 'giu'), ' ')
    .replaceAll(/\(?\b(?:with |using |via )?(?:nvidia )?transformer[- ]?engine\b\)?/giu, ' ')
    .replaceAll(/\b(?:we |i )?(?:plan|want|would like|intend|are going) to train ?(?=[.,;?!]|$)/giu, ' ')
    .replaceAll(/\bhow much (?:do|would|can|will) (?:we|i) (?:save|gain)\b/giu, ' ')
    .replaceAll(/\s{2,}/gu, ' ')
    .trim()
  const [eight, sixteen] = ['fp8', 'bf16'].map((precision) =>
    readJob(`${rest.replace(/[?.!,;\s]+$/u, '')}, ${precision}`),
  )
  if (eight == null || sixteen == null) return null
  return { kind: 'comparison', thread: null, scenarios: [eight, sixteen], names: namesIn(text) }
}

/** As they are typed. */
const namesIn = (text: string): readonly string[] =>
  [/\bfp-?8\b/iu, /\bbf-?16\b/iu].map((name) => name.exec(text)?.[0] ?? '')
