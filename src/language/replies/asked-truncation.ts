/** "Truncate everything to 8k: half the price or more?": texts that are longer lose the tokens beyond it, and attention falls besides. */
import { asksInForm } from './question-forms.ts'
import { type ReplyCandidate, isLikelyChatter, typedLine, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { changeCorpus } from './truncated-corpus.ts'
import { typedNumber } from '../text/typed-number.ts'

const cuts =
  /\b(?:truncat\w*|cut(?:s|ting)?|shorten\w*|chop(?:s|ped|ping)?|trim(?:s|med|ming)?|clip(?:s|ped|ping)?|crop(?:s|ped|ping)?|cap(?:s|ped|ping)?|limit\w*|reduc\w+|drop(?:s|ping)?)\b[^?.;$€£]{0,50}?\b(?:to|at|down to|after|by|past|beyond) (?:max(?:imum)? |just |only |the first )?(?<digits>\d{1,3}(?:,\d{3})|\d{3,6}|\d{1,3}(?= ?k\b)) ?(?<scale>k)?\b(?! ?(?:examples?|rows?|samples?|docs|documents|pairs?|steps?|tok(?:en)?s?\/s|gb|usd|dollars?|gpus?|cards?))/u
const ofLength =
  /\b(?:everything|all|texts?|them|it|docs?|documents?|samples?|examples?|rows?|contracts?|transcripts?|conversations?|inputs?|sequences?|seqs?|context|ctx|lengths?|max[- _]?len(?:gth)?|tokens?)\b|\btruncat/u
const asks = /\?|\bwhat (?:if|would|do|happens)\b|\bhow much\b|\bhalf\b|\b(?:cheaper|save[sd]?|savings?)\b/u
/** Whether something is lost, or fits, has an answer of its own. */
const ofElse =
  /\b(?:los[es]e?|quality|worse|hurt\w*|accura\w+|fits?|oom|memory|vram|enough|ok|okay|batch|rank|budget|epochs?|prompts?|answers?|responses?|completions?|generations?)\b/u
const [maxLength, maxChatter, least] = [140, 0.85, 128]

/** Null where no shorter length is named, or the texts of the plan are no longer than that. */
export function readAskedTruncation(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const { scenario } = reply
  if (line.length > maxLength || !asks.test(line) || ofElse.test(line) || !ofLength.test(line)) return null
  if (!asksInForm(reply) && !/\bwhat if\b/u.test(line)) return null
  const { digits = '', scale } = cuts.exec(line)?.groups ?? {}
  const value = typedNumber(digits)
  const [texts, sequences] = scale === undefined ? [value, value] : [value * 1000, value * 1024]
  const from = scenario.corpus?.tokensPerExample ?? null
  if (!(texts >= least) || from === null || texts >= from || scenario.spec.task === 'grpo') return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const cut = { from, to: texts, sequences }
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'circumstance',
      subject: null,
      circumstances: {
        values: { scenario: changeCorpus(scenario, cut) },
        words: [
          `texts of ${texts.toLocaleString('en-US')} tokens in place of ${Math.round(from).toLocaleString('en-US')}`,
        ],
        figures: ['money', 'hours'],
        of: 'ratio',
        cut,
      },
    },
    'asks what shorter texts would cost',
  )
}
