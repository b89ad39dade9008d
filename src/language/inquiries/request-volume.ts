/** "3M requests a month, 1200 in / 300 out tokens": what a service reads and writes, and the text without it. */
import { hoursOfMonth } from '../../scenario/hours-of-time.ts'
import type { RequestVolume } from '../../scenario/stated-figures.ts'

/** `rest`: the text without them. */
export type RequestVolumeText = RequestVolume & { readonly rest: string }

const number = String.raw`(\d[\d,]*(?:\.\d+)?) ?(k|m|million|mio)?`
const requests = new RegExp(
  String.raw`(?<![\w.])${number} (?:api )?(?:(?:requests?|reqs?|calls|queries|messages|prompts|completions) ?(?:\/|per|an?|each|every) ?(second|sec|s|minute|min|hour|h|day|month|mo)|(rps|qps|rpm))\b`,
  'iu',
)
const ends = (words: string): RegExp =>
  new RegExp(String.raw`(?<![\w.])${number}(?: ?tokens?)?(?: of)? ?(?:${words})\b(?: tokens?)?`, 'iu')
const into = ends('in|inputs?|prompts?')
const out = ends('out|outputs?|completions?|responses?|answers?|replies|generated')
const shortUnits: Readonly<Record<string, string>> = { rps: 's', qps: 's', rpm: 'min' }
const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
const secondsOfMonth = hoursOfMonth * 3600
const perMonth: Readonly<Record<string, number>> = {
  s: secondsOfMonth, mi: secondsOfMonth / 60, h: hoursOfMonth, d: hoursOfMonth / 24, mo: 1,
} // prettier-ignore

/** The rate is that of the busiest moment. */
const peak = /\b(?:peak\w*|at most|up to|max(?:imum|\.)?|busiest|bursts?)\b/iu

/** Null where requests are missing, or the tokens of one and what is `usual` of them as well. */
export function requestVolumeIn(
  text: string,
  usual: Pick<RequestVolume, 'tokensIn' | 'tokensOut'> | null,
): RequestVolumeText | null {
  const often = requests.exec(text)
  if (often === null) return null
  const rest = text.replace(often[0], ' ')
  const read = into.exec(rest)
  const written = out.exec(rest)
  if (usual === null && (read === null || written === null)) return null
  const figures = {
    requestsPerMonth: monthly(often),
    tokensIn: read === null ? (usual?.tokensIn ?? NaN) : scaled(read),
    tokensOut: written === null ? (usual?.tokensOut ?? NaN) : scaled(written),
  }
  if (!Object.values(figures).every((value) => value > 0 && Number.isFinite(value))) return null
  return {
    ...figures,
    // Who names a second means the busiest.
    isPeak: peak.test(text) || unitOf(often).startsWith('s'),
    areTokensAssumed: read === null || written === null,
    rest: rest
      .replace(read?.[0] ?? '', ' ')
      .replace(written?.[0] ?? '', ' ')
      .replace(peak, ' ')
      .replaceAll(/(?:\s|[,/&]|\band\b(?=\s*(?:,|on\b|with\b)))+/gu, ' ')
      .trim(),
  }
}

/** "50 rps", "5 requests a second": requests of a second; null: they are not said. */
export function requestsPerSecondIn(text: string): number | null {
  const often = requests.exec(text)
  const perSecond = often === null ? NaN : monthly(often) / secondsOfMonth
  return perSecond > 0 ? perSecond : null
}

/** "300 calls a day: serverless or dedicated?": requests of a month, where that is asked; null: it is not. */
export function serverlessRequestsIn(
  text: string,
): { readonly requestsPerMonth: number; readonly words: string } | null {
  const often = serverless.test(text) ? requests.exec(text) : null
  const requestsPerMonth = often === null ? NaN : monthly(often)
  return often === null || !(requestsPerMonth > 0) ? null : { requestsPerMonth, words: often[0].trim() }
}
const serverless = /\b(?:serverless|scale[- ]to[- ]zero|cold starts?|by the second|per[- ]second billing)\b/iu

/** "400k requests a month: tune our own or just pay OpenAI?": the text in the words of `requestVolumeIn`; null: no such choice is asked. */
export function volumeBeforeChoiceIn(text: string): string | null {
  if (!ofService.test(text) || !choosesService.test(text)) return null
  return text
    .replace(
      /(\d ?(?:k|m|million)?) (monthly|daily|hourly) (?:api )?(?:requests?|calls|queries|questions|prompts)\b/iu,
      (_, count: string, often: string) => `${count} requests a ${adverbs[often.toLowerCase()] ?? 'month'}`,
    )
    .replace(
      /(\d ?(?:k|m|million)?) (?:\w{2,12} )?(?:questions|chats|conversations|tickets|api calls|calls|requests|answers|interactions|lookups|classifications|documents|emails) (monthly|daily|hourly|(?:a|per|each|every) (?:day|month|hour))\b/iu,
      (_, count: string, often: string) =>
        `${count} requests ${adverbs[often.toLowerCase()] === undefined ? often : `a ${adverbs[often.toLowerCase()] ?? ''}`}`,
    )
}
const adverbs: Readonly<Record<string, string>> = { monthly: 'month', daily: 'day', hourly: 'hour' }
const ofService = /\b(?:open ?ai|api|apis|gpt|gpt-\d\S*|claude|anthropic|gemini|chatgpt)\b/iu
const choosesService =
  /\b(?:worth|cheaper|or (?:do|should|just|keep|stay|fine|train|host|run|tune|an?|our|self)|vs\.?|versus|instead|better|pay off|break[- ]?even|own model|self[- ]?host\w*|stay with|switch)\b/iu

const unitOf = (often: RegExpExecArray): string =>
  (often[3] ?? shortUnits[often[4]?.toLowerCase() ?? ''] ?? '').toLowerCase()

function monthly(often: RegExpExecArray): number {
  const unit = unitOf(often)
  return scaled(often) * (perMonth[unit.startsWith('m') ? unit.slice(0, 2) : (unit[0] ?? '')] ?? NaN)
}

const scaled = ([, digits = '', unit = '']: RegExpExecArray): number =>
  Number(digits.replaceAll(',', '')) * (units[unit[0]?.toLowerCase() ?? ''] ?? 1)
