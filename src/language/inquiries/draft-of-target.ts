/** "A draft model for speculative decoding, ~0.5b, matched to our 70b": the small one is trained, and the large one teaches it. */
import { collapseSpaces } from '../text/characters.ts'

export type DraftOfTarget = { readonly size: string; readonly target: string; readonly rest: string }

const ofDrafts =
  /\b(?:(?:speculative|spec\.?) (?:decod(?:ing|ers?)|sampling)|assisted (?:generation|decoding)|draft(?:er|ing)?s?(?: models?)?(?= |,|$)|speculators?)\b/iu
const trains =
  /\b(?:train\w*|distil\w*|pre-?train\w*|fine-? ?tun\w*|want|need|build\w*|make|making|costs?|how much|price)\b/iu
/** A draft of words, and a head on the target, are others. */
const others =
  /\b(?:eagle\w*|medusa|hydra|hass|heads?|drafts? (?:emails?|repl\w+|letters?|contracts?|documents?|text)|drafting (?:emails?|repl\w+|letters?|contracts?))\b/iu
const sizes =
  /(?<lead>(?:[,(]? ?\b(?:matched to|matching|for|out of|from|of|to|with|alongside|beside|which mimics|mimicking|speed(?:ing)? up|is)\b)? ?(?:\b(?:an?|the|our|my)\b )?(?:~|about |around |roughly |approx\.? )?)(?<name>(?<![\w.-])(?:[a-z][\w.-]{1,18} ?(?:\d(?:\.\d{1,2})? )?)?(?<!\w[.-]?)(?<number>\d{1,3}(?:\.\d{1,2})?) ?(?<unit>b|m)(?![\w])(?:['’]s\b)?)(?<noun> (?:params?|parameters|target|base|model))?(?! ?(?:training )?tokens?\b)/giu
const phrases =
  /(?:\b(?:for|as|with|via|to use (?:in|for)) )?(?:\b(?:an?|the|our|small|little|tiny|own) ){0,3}(?:\b(?:(?:speculative|spec\.?) (?:decod(?:ing|ers?)|sampling)|assisted (?:generation|decoding)|(?:draft(?:er|ing)?|assistant)(?: models?)?|speculators?)\b)(?: (?:for|of))?(?: it)?/giu
const verbs =
  /\b(?:(?:we|i|you)(?:['’]d)? (?:want|need|like|would like|plan)(?: to)?|i['’]d like to|need|(?:pre-?)?train(?:ing|ed)?|distil\w*|fine-? ?tun(?:e|ing)|build(?:ing)?|make|making)\b/giu
const leastRatio = 3

const parameters = (number: string, unit: string): number => Number(number) * (unit.toLowerCase() === 'b' ? 1000 : 1)

/** Null where no draft is trained, or the sizes of both are not named. */
export function draftOfTargetIn(text: string): DraftOfTarget | null {
  if (!ofDrafts.test(text) || !trains.test(text) || others.test(text)) return null
  const found = [...text.matchAll(sizes)].map(({ 0: words, groups = {} }) => ({
    words,
    name: (groups['name'] ?? '').trim().replace(/['’]s$/iu, ''),
    size: groups['unit']?.toLowerCase() === 'm' ? `${Number(groups['number']) / 1000}b` : (groups['name'] ?? '').trim(),
    params: parameters(groups['number'] ?? '', groups['unit'] ?? 'b'),
  }))
  const ordered = found.toSorted((one, other) => one.params - other.params)
  const [small, large] = [ordered[0], ordered.at(-1)]
  if (small === undefined || large === undefined || small.params * leastRatio > large.params) return null
  if (new Set(found.map(({ params }) => params)).size > 2) return null
  const left = found.reduce((rest, { words }) => rest.replace(words, ' '), text)
  const rest = collapseSpaces(left.replaceAll(phrases, ' ').replaceAll(verbs, ' '))
    .replaceAll(/(?:\s?[,;:()]\s?)+/gu, ', ')
    .trim()
    .replace(/^[,.\s]+/u, '')
  return { size: small.size, target: large.name, rest }
}
