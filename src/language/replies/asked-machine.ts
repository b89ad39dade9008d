/**
 * "Will an 850W PSU survive both cards?", "do the 3090s need that bridge or is the slot ok": the machine around the cards, its supply
 * and what they meet over. The plan stays.
 */
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const supply = /\b(?:psus?|power (?:supply|supplies|unit|brick))\b|\d ?k?w(?:atts?)? (?:\w{2,10} )?(?:unit|supply)\b/u
const watts = /(?<![\w.,$€])(?:(?<watts>\d{3,4}|\d,\d{3}) ?w(?:atts?)?|(?<kilo>\d(?:\.\d{1,2})?) ?kw)\b/u
const bridge =
  /\b(?:(?:nv[- ]?link|sli) (?:bridges?|connectors?|cables?)|bridges?(?! (?:the|a|this|that|our) (?:gap|week)))\b/u
const slot = /\b(?:pci-?e|riser\w*|(?:gpu|card|x ?\d{1,2}) slots?)\b/u
const betweenCards =
  /\b(?:between|cards?|gpus?|them|they|both|pair|two|[2-5]0[6-9]0s?|a[456]000s?|talk|communicat\w+|connect\w*|link\w*)\b/u
/** Whether the slot does, or a bridge is wanted. */
const asksNeed =
  /\b(?:needs?|needed|required?|necessary|buy|get|have to|should|must|worth|ok|okay|fine|enough|bad|matters?|slow\w*|bottleneck\w*|fast enough|hurts?|helps?|problem|without|do(?:es)?)\b/u
/** What is held, and by what machines are joined, is asked in other words. */
const ofElse =
  /\b(?:infiniband|ethernet|nodes?|memory|vram|sxm|price|costs?|cheaper|instead|electricity|kwh|bill|carbon|co2|epochs?)\b|[$€£]/u
const [maxLength, maxChatter] = [140, 0.85]

/** Null where neither the supply nor the link of cards in a machine is asked about. */
export function readAskedMachine(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || ofElse.test(line) || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply)) return null
  if (supply.test(line)) {
    const found = watts.exec(line)?.groups
    const said = Number((found?.['watts'] ?? '').replace(',', '')) || Number(found?.['kilo'] ?? 0) * 1000
    const args = { supplyWatts: said > 0 ? said : null }
    return told(wholeReply(reply, { kind: 'question', topic: 'energy', subject: null, args }, 'asks about the supply'))
  }
  const isOfLink = bridge.test(line) || slot.test(line)
  if (!isOfLink || !betweenCards.test(line) || !asksNeed.test(line)) return null
  const args = { asksLink: 'need' as const }
  return told(
    wholeReply(reply, { kind: 'question', topic: 'network', subject: null, args }, 'asks what cards meet over'),
  )
}

const told = (candidate: ReplyCandidate): ReplyCandidate => ({ ...candidate, isWeighed: true })
