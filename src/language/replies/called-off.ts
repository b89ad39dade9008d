/** "Scrap that, we're not doing this": the job is called off, and no plan is wished. */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const job =
  '(?:job|run|project|training|plan|finetune|fine-tune|fine-tuning|finetuning|experiment|idea|whole thing|whole idea)'
const ofJob = `(?:(?:the|this|that|our) (?:whole |entire |fine-?tuning |training |lora )?${job})`
/** Names the job, or says in a whole sentence that it is not done. */
const clear: readonly RegExp[] = [
  new RegExp(
    `^(?:scrap|scratch|cancel|drop|forget|ditch|bin|shelve|kill|park|abandon|axe|stop|call off|pull the plug on|put on hold|pause) (?:about )?(?:all of |all )?(?:${ofJob}|everything|it all)(?: (?:for now|for good|then|please|pls|altogether|completely))*$`,
    'u',
  ),
  new RegExp(
    `^(?:(?:${ofJob}|it all|it|this|everything) ?(?:'s|s| is| was| got| has been| gets| will be|'s been)? (?:now |just |all |officially )?(?:cancell?ed|dead|scrapped|shelved|on hold|called off|axed|postponed|binned|not happening|off the table|put on hold|no more)|${ofJob} ?(?:'s|s| is) off)(?: (?:for now|for good|indefinitely|until (?:further notice|next \\w+)|then|now))*$`,
    'u',
  ),
  /^(?:we|i)(?: have|'ve)? ?(?:'re|'m|are|am|re)? ?(?:not|no longer|won't|will not|aren't|decided not to|decided against|decided we're not|wont|are not) (?:be |going to |gonna )?(?:do|doing|train|training|run|running|need|needing|pursue|pursuing|go ahead with|going ahead with|proceed with|proceeding with|fine-?tun\w{1,4})(?: with)? ?(?:this|that|it|anything|any of (?:this|it)|the (?:job|run|project|training)|a model|anymore|any more|after all|now|at all)(?: (?:anymore|any more|after all|now|at all|this (?:week|month|quarter|year)|then|for now))*$/u,
]
/** The same of what is not named: where another clause is clear. */
const vague =
  /^(?:scrap|scratch|cancel|drop|forget|ditch|bin|shelve|kill|park|ignore|stop|nvm|never ?mind|disregard)(?: (?:that|this|it|everything|all))?(?: (?:for now|then|please|pls))*$/u
const lone =
  /^(?:scrap|cancel|shelve|abandon|ditch|bin|park|call off) (?:this|it)(?: (?:for now|then|please|pls|for good))+$/u
const around =
  /^(?:sorry|ok|okay|all|folks|team|hey|hi|thanks|thank you|thx|ty|cheers|update|fyi|actually|so|lol|ugh|sad|damn|well|for now|everyone|guys|anyway|bad news|unfortunately|change of plans?)(?: (?:all|folks|team|everyone|guys|anyway|for (?:the|your) help))?$/u
const maxLength = 120

/** Null where a clause says something else. */
export function readCalledOff(reply: Reply): ReplyCandidate | null {
  if (reply.line.length > maxLength || reply.line.includes('?')) return null
  const clauses = reply.line
    .split(/[,.;:!\u2026\u2013\u2014()]+|\s-+\s/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
  const { sentenceOf } = reply.vocabulary.replyWords.openers
  const isClearly = (clause: string): boolean => clear.some((one) => one.test(sentenceOf(clause)))
  const isClear = clauses.some((clause) => isClearly(clause) || lone.test(clause))
  const isWhole = clauses.every(
    (clause) => around.test(clause) || vague.test(clause) || lone.test(clause) || isClearly(clause),
  )
  return isClear && isWhole
    ? wholeReply(reply, { kind: 'question', topic: 'fixed', subject: null, matched: calledOff }, 'calls the job off')
    : null
}

const calledOff = {
  id: 'called-off',
  says: [
    'Noted: this is called off. Nothing is rented or running from here, so nothing has to be stopped.',
    'The plan stays in this thread; any reply that changes it takes it up again.',
  ],
}
