/** What is counted and owned where it is texts, and no machines. */
import { textKinds } from './local-phrases.ts'
import { isCardName, meansOf } from './neighbors.ts'
import type { Segment } from './segments.ts'

/** What counts texts, and is a word of another kind beside no number: "12封邮件", "メール300通". */
const textCounters = /^(?:[件通本封条份篇건통부개個个则篇笔]|건의|통의)$/u
const onlyCounters = /^[通封통부]$/u
const ofTexts: ReadonlySet<string> = new Set(['document', ...textKinds])
const isOfTexts = (means: string): boolean => ofTexts.has(means)
const [maxBeforeCount, maxBehindCount] = [5, 4]

/** "8,000件のカルテ", "契約書は2,500件", "15000个客服工单": the kind of the texts that are counted; noise where it stands behind; null where none does. */
export function textsCounted(segments: readonly Segment[], index: number): string | null {
  const typed = segments[index]?.typed ?? ''
  if (!textCounters.test(typed)) return null
  if (segments[index - 1]?.kind !== 'number') return onlyCounters.test(typed) ? 'noise' : null
  for (const one of segments.slice(index + 1, index + 1 + maxBehindCount)) {
    if (meansOf(one).some(isOfTexts)) return 'noise'
    if (one.kind === 'unknown') continue
    if (one.kind !== 'phrase' || !meansOf(one).every((means) => describes.has(means))) break
  }
  const before = segments.slice(Math.max(0, index - 1 - maxBeforeCount), index - 1)
  const from = before.findLastIndex(({ kind }) => kind === 'number') + 1
  const kind = before
    .slice(from)
    .flatMap(meansOf)
    .findLast((means) => isOfTexts(means) || isOffer(means))
  return kind === undefined ? null : isOffer(kind) ? 'proposal_text' : kind
}
/** "提案書3,000件": what is written to win a customer, where it is counted. */
const isOffer = (means: string): boolean => means === 'proposal' || means === 'estimate'
/** "Unsere Verträge", "wir haben rund 12.000 alte Mails": texts that are ours, and no machines. */
function isOwnTexts(segments: readonly Segment[], index: number): boolean {
  for (let at = index + 1; at <= index + maxBehindCount; at += 1) {
    const one = segments[at]
    if (meansOf(one).some(isOfTexts)) return true
    const isBetween =
      one?.kind === 'number' ||
      (one?.kind === 'phrase' && meansOf(one).some((means) => describes.has(means) || means === 'about'))
    if (!isBetween) return false
  }
  return false
}
/** "Unsere Versicherung", "onze baas": people and houses, where no machine is named near. */
function isOwnPeople(segments: readonly Segment[], index: number): boolean {
  if (!/^(?:unsere[nmrs]?|onze|ons)$/iu.test(segments[index]?.typed ?? '')) return false
  const behind = segments.slice(index + 1, index + 1 + maxBehindCount)
  const means = meansOf(behind[0])
  return (
    (behind[0]?.kind === 'unknown' || (means.length > 0 && means.every((one) => describes.has(one)))) &&
    !behind.some((one) => one.kind === 'text' || isCardName(one) || meansOf(one).some((of) => ofMachines.has(of)))
  )
}
const ofMachines: ReadonlySet<string> = new Set(['gpu', 'node', 'cluster', 'region', 'own_hardware', 'single'])
const describes: ReadonlySet<string> = new Set('noise of our customer legal medical short_text we region'.split(' '))

/** What "unsere" or "wir haben" means before texts and people; null where machines may be owned. */
export function ownedWithout(segments: readonly Segment[], index: number): string | null {
  if (!isOwnTexts(segments, index) && !isOwnPeople(segments, index)) return null
  return /haben|hebben/iu.test(segments[index]?.typed ?? '') ? 'have' : 'our'
}
