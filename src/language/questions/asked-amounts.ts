/** Amounts that some questions bring along and no plan has: folds, parties to a bill, sizes of other models, a Mac. */
import { countOf, countPattern } from './same-run-again.ts'

export type AskedAmounts = {
  /** Parts of the data in turn held out. */
  readonly folds?: number
  /** So many share a bill. */
  readonly parties?: number
  /** The first of two has such a share of it. */
  readonly ofBill?: number
  /** Parameters of models that are named by their size. */
  readonly sizes?: readonly number[]
  /** So many times the parameters of the plan. */
  readonly timesSize?: number
  /** The chip of a Mac, as catalogs name it: "m4-max". */
  readonly chip?: string
  /** Gigabytes that are named. */
  readonly gigabytes?: number
  /** Whether something begins again without anybody, or how to go on from what was saved. */
  readonly asksAgain?: 'alone' | 'how'
}

const foldsNamed = new RegExp(
  String.raw`\b${countPattern}[ -]?folds?\b|\bk ?= ?(\d{1,3})\b|\bleave-?\s?one\b.{0,40}?\b${countPattern}\b`,
  'iu',
)
const whoShares = String.raw`(?:of us|pis?|labs?|teams?|departments?|groups?|projects?|clients?|customers?|partners?|people|persons?|parties|units?|cost cent(?:er|re)s?|grants?|faculties|institutes?|compan(?:y|ies)|orgs?|organi[sz]ations?|offices?|ways|parts|heads?|students?|colleagues?|founders?|accounts?|budgets?|shares?|subsidiaries|brands?)`
const partiesNamed = new RegExp(
  String.raw`\b${countPattern}[ -](?:equal |other |different |separate )?${whoShares}\b`,
  'iu',
)
const inHalves =
  /\b(?:half|50 ?%|fifty percent)\b.{0,40}\b(?:half|rest|other)\b|\b(?:in|into) (?:two|half|halves)\b|\bfifty[- ]fifty\b/iu
const thirdOf = /\b(?:a|one) (third|quarter|fifth|tenth)\b|\b(two)[- ]thirds\b|\b(three)[- ]quarters\b/iu
const shareOf: Readonly<Record<string, number>> = {
  third: 1 / 3,
  quarter: 1 / 4,
  fifth: 1 / 5,
  tenth: 1 / 10,
  two: 2 / 3,
  three: 3 / 4,
}
const sizeNamed =
  /(?<![\w.$€£])(\d{1,4}(?:\.\d{1,2})?) ?b(?:illion)?s?(?![\w])(?! (?:tokens?|toks?|words|examples|rows))/giu
const timesNamed =
  /\b(half|halv\w+|double|doubl\w+|twice|triple|three times|four times|ten times|\d{1,2} ?(?:x|times))\b.{0,24}\b(?:the |its )?(?:size|params?|parameters|model|as (?:big|large))\b/iu
const timesOf: Readonly<Record<string, number>> = {
  half: 1 / 2,
  double: 2,
  twice: 2,
  triple: 3,
  three: 3,
  four: 4,
  ten: 10,
}
const chipNamed = /\bm([1-5])(?:[ -]?(pro|max|ultra))?\b/iu
const gigabytesNamed = /(?<![\w.])(\d{1,4}) ?(?:gb|gigs?|gib|gigabytes?)\b/iu
/** Of a run that broke off, or is to go on. */
const ofBreak =
  /\b(?:crash\w*|resum\w*|restart\w*|relaunch\w*|reload\w*|recover\w*|checkpoints?|ckpts?|saved|dies?|died|fails?|failed|falls? over|goes down|breaks?|killed|cuda error|reboot\w*|again|global_?step\w*|proceed|from (?:zero|scratch|the last)|step zero|states?)\b/iu
const againAlone =
  /\b(?:by itself|by themselves|on its own|itself|automatic\w*|automagic\w*|auto-?\w*|alone|unattended|anything|anybody|anyone|someone|somebody|self-?heal\w*|relaunch\w*|respawn\w*|restarts?(?= (?:it|the)\b)|(?:bring|comes?) (?:it )?back)\b/iu
const againHow =
  /\b(?:how (?:do|can|does|would|should|to|exactly)|what (?:does it take|do (?:i|we)|now|should|must|is needed)|which (?:flag|option|argument|command|setting)|one flag|(?:scheduler|optimi[sz]er) (?:state|states)?|tell the trainer|continue (?:from|with)|get going|load(?:ing)? (?:the|a|our) (?:saved|last|state|checkpoint))\b/iu

const billion = 1e9

/** `text`: of the question. */
export function amountsAsked(text: string): AskedAmounts {
  const [, inFolds, ofK, subjects] = foldsNamed.exec(text) ?? []
  const folds = inFolds ?? ofK ?? subjects
  const [, parties] = partiesNamed.exec(text) ?? []
  const [part, small, two, three] = thirdOf.exec(text) ?? []
  const sizes = [...text.matchAll(sizeNamed)].map(([, value]) => Number(value) * billion)
  const [, times] = timesNamed.exec(text) ?? []
  const [, generation, kind] = chipNamed.exec(text) ?? []
  const [, gigabytes] = gigabytesNamed.exec(text) ?? []
  const factor = times === undefined ? undefined : timesFrom(times.toLowerCase())
  return {
    ...(folds === undefined ? {} : { folds: countOf(folds) }),
    ...(parties !== undefined ? { parties: countOf(parties) } : inHalves.test(text) ? { ofBill: 1 / 2 } : {}),
    ...(part === undefined ? {} : { ofBill: shareOf[(small ?? two ?? three ?? '').toLowerCase()] ?? 1 / 2 }),
    ...(sizes.length === 0 ? {} : { sizes }),
    ...(factor === undefined ? {} : { timesSize: factor }),
    ...(generation === undefined
      ? {}
      : { chip: `m${generation}${kind === undefined ? '' : `-${kind.toLowerCase()}`}` }),
    ...(gigabytes === undefined ? {} : { gigabytes: Number(gigabytes) }),
    ...(!ofBreak.test(text)
      ? {}
      : againHow.test(text) && !/\bby itself|on its own|automatic/iu.test(text)
        ? { asksAgain: 'how' as const }
        : againAlone.test(text)
          ? { asksAgain: 'alone' as const }
          : {}),
  }
}

function timesFrom(words: string): number | undefined {
  const digits = /^\d{1,2}/u.exec(words)?.[0]
  if (digits !== undefined) return Number(digits)
  return Object.entries(timesOf).find(([word]) => words.startsWith(word.slice(0, 4)))?.[1]
}
