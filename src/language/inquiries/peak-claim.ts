/** "H100 = 1979 tflops, so 70b x 10B tokens = 590 gpu hours right?": a peak rate, and hours that were reckoned with it. */
import { gpuHoursIn } from './gpu-hours.ts'
import { collapseSpaces } from '../text/characters.ts'

export type PeakClaim = {
  /** FLOP/s of one GPU as stated; null: only a share of the peak, or hours, are. */
  readonly flops: number
  /** Share of the peak that is reckoned with; null: all of it. */
  readonly mfu: number | null
  readonly gpuHours: number | null
  readonly rest: string
}

const rate =
  /(?:[=:~]|\bis\b|\bat\b|\bwith\b|\bof\b)?\s*(?<![\w.])(\d[\d,]*(?:\.\d+)?) ?(t|p)(?:era|eta)?flops?(?:\/s|ps)?\b(?: (?:of )?(?:dense|sparse|bf16|fp16|fp8|peak))*/iu
const share =
  /(?<![\w.])(\d{1,2}(?:\.\d+)?) ?% ?(?:mfu|utili[sz]ation|efficiency|of peak)|\b(?:mfu|utili[sz]ation|efficiency)(?: of| at| is| was| only| just| around| about| calc\w{0,8}| gives?| shows?| says?| reads?| sits| comes| out| to| measured| number| figure| computed| works| comes| ~| =|=|:){0,4} ?(\d{1,2}(?:\.\d+)?) ?%/iu
const product = /(\d\s?b(?:illion)?\b[^x×*]{0,8})\s?[x×*]\s?(?=\d)/iu

/** Null where no rate in TFLOPS is named. */
export function peakClaimIn(text: string): PeakClaim | null {
  const match = rate.exec(text)
  if (match === null) return null
  const withoutRate = text.replace(match[0], ' ')
  const used = share.exec(withoutRate)
  const withoutShare = used === null ? withoutRate : withoutRate.replace(used[0], ' ')
  const hours = gpuHoursIn(withoutShare)
  const rest = (hours === null ? withoutShare : withoutShare.replace(hours.words, ' ')).replace(product, '$1, ')
  return {
    flops: Number((match[1] ?? '').replaceAll(',', '')) * (match[2]?.toLowerCase() === 'p' ? 1e15 : 1e12),
    mfu: used === null ? null : Number(used[1] ?? used[2]) / 100,
    gpuHours: hours?.value ?? null,
    rest: collapseSpaces(rest.replaceAll(/[=]/gu, ' ')),
  }
}

/** "19% MFU": the share of the peak that somebody has, or is told of; null: none, or no word says that it is one. */
export function statedMfuIn(text: string): number | null {
  const found = /mfu|of peak/iu.test(text) ? share.exec(text) : null
  const value = Number(found?.[1] ?? found?.[2] ?? NaN) / 100
  return value > 0 && value < 1 ? value : null
}

const reckonedWith = new RegExp(
  String.raw`\b(?:assum\w{0,5}|suppos\w{0,4}|use|using|take|taking|say|at|with|plan for)\b(?: (?:that |you |they |it )?(?:we|you|it|they|i|it['’]s)?(?: ?(?:can|could|will|'ll|would|get|gets|hit|hits|reach|reaches|achieve|see|sees|run|runs|at|manage|sustain|do)\b){0,3})?(?: (?:an?|about|around|roughly|some|~))? ?~?(?:${share.source})|\b(?:mfu|utili[sz]ation)(?: (?:assumption|figure|number|value))?,? (?:(?:of|at|to|is|be|as|put|use|take|say|assume|set|it|let's|please|we|around|about|roughly|near|target(?:ed)?|goal) ){1,3}~?(\d{1,2}(?:\.\d+)?) ?%`,
  'iu',
)

/** "…; also at 30%", "and what would it be at 30 %?": another share of the kind, with what leads to it. */
const another =
  /(?:^|[.;,?!(]|\b(?:and|or))\s{0,3}(?:(?:and|or|also|please|pls|tell me|show|give|say|then|again|what|how long|how much|it'?d|it'?s|it|that|is|be|would|will|if|about|the same) ?){1,8}\b(?:at|with|for|to|under) ?~?(\d{1,2}(?:\.\d)?) ?%(?: mfu)?[.?!)]?/iu

/** "Also tell me what it'd be at 30%": a further share of the peak that is asked for, and the text without it; null: none is. */
export function furtherShareIn(text: string): { readonly mfu: number; readonly rest: string } | null {
  const match = another.exec(text)
  return match === null ? null : { mfu: Number(match[1]) / 100, rest: collapseSpaces(text.replace(match[0], ' ')) }
}

/** "Assume 55% MFU": the share of the peak that is to be reckoned with, and the text without it; null: none is. */
export function assumedMfuIn(text: string): { readonly mfu: number; readonly rest: string } | null {
  const match = reckonedWith.exec(text)
  const value = Number(match?.[1] ?? match?.[2] ?? match?.[3] ?? NaN) / 100
  if (match === null || !(value > 0.02 && value < 1)) return null
  return {
    mfu: value,
    rest: text
      .replace(match[0], ' ')
      .replaceAll(/\s+/gu, ' ')
      .replace(/^[\s.,;:]+/u, '')
      .trim(),
  }
}
