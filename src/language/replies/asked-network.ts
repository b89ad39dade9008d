/** "Is 16 H100s over 2 nodes ok or do we need InfiniBand?": the network between machines that the plan does not have. */
import { isKind } from '../lexicon/meanings.ts'
import type { Question } from '../questions/question.ts'
import { amend } from './amendment.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const fabric =
  /\b(?:infini ?band|ib|roce|ethernet|rdma|efa|interconnect|(?:10|25|40|50|100|200|400|800) ?(?:gbe|gbit|gbps|gig|g)(?:\/s)?)\b/u
const asks =
  /\?|\b(?:or do (?:we|i|you)|do (?:we|i|you) need|does it matter|what if|is it|are (?:they|those)|how|which)\b|^(?:\W*(?:so|and|ok|but|hm+)\W+)?(?:is|are|would|will|can|could|should|does)\b/u
const machines =
  /(?<![\w.])(?<count>\d{1,2}|two|three|four|five|six|eight) (?:\w{2,8} ){0,2}?(?:nodes|machines|boxes|servers|hosts)\b|\b(?:multi[- ]?node|across nodes|between (?:the )?(?:nodes|machines|boxes))\b/u
const slow = /\bethernet\b|\b(?:10|25|40|50|100) ?(?:gbe|gbit|gbps|gig|g)\b|\bwithout\b/u
const asksFit = /\b(?:ok|okay|fine|fit|fits|enough|work|works|possible|doable|good|alright)\b/u
const asksCost = /\b(?:cost|costs|price|cheaper|how much)\b/u
const [maxLength, maxChatter, perMachine] = [140, 0.8, 8]

/** Null where no network is named, or all is in one machine. */
export function readAskedNetwork(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || !fabric.test(line) || !asks.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const { understanding } = reply
  const named = machines.exec(line)
  const gpu = understanding.recognized.mentions.find((mention) => isKind(mention, 'gpu'))
  const [, many] = /(?<![\w.])(\d{1,4}) ?x? ?(?=[a-z]{1,3}\d{2,4}|gpus?\b|cards\b|rtx\b|gh200|gb200)/u.exec(line) ?? []
  const count = many === undefined ? null : Number(many)
  const told = named?.groups?.['count']
  const nodes = told === undefined ? (named === null ? null : 2) : (numberWords[told] ?? Number(told))
  // "Is 100G Ethernet ok for that?" of a plan over several machines: what they are joined by, and what slower costs.
  if (nodes === null && count === null && (reply.lastPlan.nodes ?? 1) > 1 && slow.test(line) && asksFit.test(line))
    return wholeReply(
      reply,
      { kind: 'question', topic: 'network', subject: null, args: { isOpen: true } },
      'asks about a slower network',
    )
  // Cards of one machine meet inside it.
  if ((nodes ?? 1) < 2 && (count ?? 1) <= perMachine) return null
  const card = isKind(gpu, 'gpu') ? understanding.wordsAt(gpu.from, gpu.to).trim() : plannedCard(reply)
  const wanted = [count === null ? (nodes ?? 2) * perMachine : count, card, nodes === null ? '' : `on ${nodes} nodes`]
  const act = amend(reply, wanted.join(' ').trim())
  if (act.kind !== 'amended') return null
  const network: Question = { kind: 'question', topic: 'network', subject: null, asked: act.scenario }
  const isOfCount = isKind(gpu, 'gpu') || count !== null
  const fits = isOfCount && (asksFit.test(line) || asksCost.test(line))
  const also = fits ? { also: [{ ...network, topic: 'what-fits' as const }] } : {}
  return wholeReply(reply, { ...network, ...also }, 'asks about the network between machines')
}

/** The card of the plan by its id, which is a name that people type. */
const plannedCard = ({ lastPlan }: Reply): string => lastPlan.gpus?.[0] ?? 'gpus'
