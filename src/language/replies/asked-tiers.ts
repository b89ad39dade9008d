/** "Community vs secure, what's the gap in money?": the plan in both kinds of cloud, side by side. */
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const both = /\bsecure\b.{0,60}\bcommunity\b|\bcommunity\b.{0,60}\bsecure\b/u
const premium =
  /\bsecure (?:cloud |tier )?(?:premium|surcharge|upcharge|markup|mark-up)\b|\b(?:premium|surcharge|upcharge|markup) (?:for|of|on) (?:the )?secure\b/u
const twoClouds = /\b(?:two|both|2) (?:runpod |vast )?(?:clouds|tiers)\b/u
const ofMoney =
  /\b(?:money|gap|dollars?|bucks|cost|costs|prices?|rates?|pay|save|saves|saving|how much|total|totals|cheaper|dearer|premium|surcharge|upcharge|markup|difference|diff|numbers|extra|instead|big)\b|\$/u
/** What is safe, and which of the two a price is of, is told otherwise. */
const ofElse =
  /\b(?:(?:is|was|are) (?:this|that|the) (?:price|quote|figure|rate)|quote|priced|which (?:tier|one|cloud|price|rate|of (?:them|those|the two))? ?(?:is|was|are) (?:that|this|it|these|those|you|the plan)|which (?:one |tier |cloud )?(?:did|do) you|(?:price|rate|number|figure|plan) (?:is|are) (?:that|this|it|for which)|safe|privacy|private|gdpr|hipaa|worth|reliab\w*|risk\w*|mean|means)\b/u
const [maxLength, maxChatter] = [120, 0.9]

const weighs =
  /\b(?:pros?(?: ?(?:and|&|\/|,) ?cons?)?|cons|up ?sides?|down ?sides?|trade-?offs?|(?:dis)?advantages?|strengths?|weaknesses|benefits?|drawbacks?|arguments?|speaks? for)\b/u
const ofOtherThings =
  /\b(?:lora|qlora|full|dpo|grpo|spot|reserved|gpus?|cards?|models?|precision|fp8|bf16|data|privacy|gdpr|security)\b/u

/** "Pros and cons of Lambda against RunPod?": both sellers side by side; null where not two are named, or more than they are. */
export function readSellersWeighed(reply: Reply): ReplyCandidate | null {
  const { line, understanding, vocabulary } = reply
  if (line.length > maxLength || !weighs.test(line) || ofOtherThings.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { mentions } = understanding.recognized
  const named = [...new Set(mentions.flatMap((one) => (isKind(one, 'provider') ? one.meaning.ids : [])))]
  if (named.length !== 2 || mentions.some((one) => isKind(one, 'gpu', 'model', 'instance'))) return null
  const wordings = named.map((id) => `at ${vocabulary.providers.get(id)?.name ?? ''}`)
  return sideBySide(reply, wordings, 'sets both sellers side by side')
}

/** The plan in each of two wordings; null where one of them is no plan. */
function sideBySide(reply: Reply, wordings: readonly string[], reason: string): ReplyCandidate | null {
  const alternatives = wordings.flatMap((words) => {
    const act = amend(reply, words)
    return act.kind === 'amended' ? [act.scenario] : []
  })
  return alternatives.length < 2
    ? null
    : weighedReply(reply, { kind: 'control', control: 'compare', alternatives, isPair: true }, reason)
}

/** Null where money is not asked for, or the plan cannot be had in both. */
export function readAskedTiers(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !(both.test(line) || premium.test(line) || twoClouds.test(line))) return null
  if (!ofMoney.test(line) || ofElse.test(line)) return null
  if (!(asksInForm(reply) || /\b(?:vs|versus|or|what|how|gap|difference|premium|surcharge|upcharge)\b/u.test(line)))
    return null
  if (isLikelyChatter(reply, maxChatter)) return null
  return sideBySide(reply, ['secure cloud', 'community cloud'], 'sets both kinds of cloud side by side')
}
