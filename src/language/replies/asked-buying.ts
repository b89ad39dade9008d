/** "3x a week for a year, smarter to just buy the servers?": buying weighed against renting, with how often it runs. */
import { questionArguments } from '../questions/question-arguments.ts'
import { isKind } from '../lexicon/meanings.ts'
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const thing = String.raw`(?:box(?:es)?|servers?|machines?|hardware|gpus?|cards?|rig|workstation|iron|metal)`
const buys = new RegExp(
  String.raw`\b(?:buy|buying|bought|purchas(?:e|es|ing)|owning)\b|\b(?:(?:get|getting|have|having|run|in) )?(?:(?:our|my|your|an|its) )?own ${thing}\b|\b${thing} of (?:our|my|your) own\b`,
  'u',
)
const ofHardware = new RegExp(String.raw`\b(?:${thing}|nodes?|cluster|rent\w*|own(?:ing|ed)?)\b`, 'u')
const weighs =
  /\b(?:smarter|cheaper|better|wiser|worth|sense|pay(?:s|ing)? (?:off|back|for itself)|beats?|break[- ]?even|vs|versus|or (?:to |keep |just |still )?rent(?:ing)?|instead of rent\w*|than rent\w*|should (?:we|i)|wins?|how (?:many|often)|at what point|when)\b/u
/** What is owned already, and what is bought besides. */
const ofOther =
  /\b(?:we|i) (?:already |just |have |had )?(?:own|bought|purchased)\b|\bbuy(?:ing)? (?:credits?|tokens?|data|time|hours|lunch|coffee|reserved|commit\w*|an? (?:licen\w+|subscription))\b/u
const asksBehind = /^(?:at what|buying|owning|renting)\b|\b(?:better|cheaper|smarter) to (?:just )?(?:buy|own)\b|\?$/u
const [maxLength, maxChatter] = [150, 0.97]

/** Null where a card is named that would be bought, or nothing is weighed. */
export function readAskedBuying(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, understanding } = reply
  if (line.length > maxLength || !buys.test(reply.typed.toLowerCase()) || !weighs.test(line) || ofOther.test(line))
    return null
  if (!(asksInForm(reply) || asksBehind.test(line))) return null
  if (!isAddressed && reply.likelyActs.chatter > maxChatter) return null
  const { recognized } = understanding
  if (recognized.mentions.some((mention) => isKind(mention, 'gpu', 'instance', 'model', 'provider'))) return null
  const { runs, runsPerYear } = questionArguments(recognized)
  // "How many runs does that buy?" is of money.
  if (!ofHardware.test(reply.typed.toLowerCase()) && runs?.per == null) return null
  const args = { ...(runs === undefined ? {} : { runs }), ...(runsPerYear === undefined ? {} : { runsPerYear }) }
  return {
    ...wholeReply(reply, { kind: 'question', topic: 'own', subject: null, args }, 'weighs buying against renting'),
    isWeighed: true,
  }
}
