/** "Whichever is cheaper", "let's see both": of the plans that were set side by side last, or of this and the one before. */
import { isKind } from '../lexicon/meanings.ts'
import { adoptsLast } from './adopted.ts'
import { planPickIn } from './plan-pick.ts'
import { type ReplyCandidate, bareReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const picks =
  /^(?:(?:take|use|go|pick|choose|with|for|going|want|have|would|the)[\s,]+)*(?:(?:which(?:ever)?|what(?:ever)?)(?: one)?(?: of (?:the two|them|those|these))?(?: is| comes out|'s)?(?: the)? (?:cheap|fast|quick)\w*|(?:cheap|fast|quick)er(?: one| of (?:the two|them|those|these|both))|(?:the )?(?:one that(?:'s| is) )(?:cheap|fast|quick)er|(?:smaller|larger|bigger|first|second|third|1st|2nd|3rd|former|latter) (?:one|option|row)(?: (?:in|from|of|on|down) (?:the|your|that|this|those) (?:list|table|card|answer|options))?)(?: please| pls| then| obviously| of course)*[\s.!]*$/u
const maxAdopting = 90
const both =
  /^(?:(?:let|me|us|show|see|have|compare|put|give|the|set|hmm?|lay|place)\s)*(?:both|the two|them both|both of them|all of them|(?:them|these|those|it)(?= (?:next to each other|side by side)))(?: of them)?(?: (?:next to each other|side by side|together|in a table|compared|please|pls|then))*[\s?!.]*$/u

/** "That's way better, do that", "ok let's go with that one": what was shown beside the plan is taken. */
const praise =
  /^(?:(?:(?:that|this|it)(?:'s|s| is| looks| sounds| would be)? (?:(?:so|way|much|far|a lot|even|actually|really|quite|pretty) ){0,2}(?:better|good|great|fine|cheaper|faster|nicer|ok|okay|perfect|doable|reasonable|worth it)|nice|great|good|perfect|cool|right|deal|agreed|sold|fine|in that case)[\s,.!;:-]+){1,3}/u
/** Takes what was shown beside the plan, or said before, whatever that was. */
export const adoptsShown =
  /^(?:i say )?(?:do|take|use|go with|go for|make|pick|choose|switch to|run with|run|apply|set|adopt|book)(?: with)? (?:that|this|it|that one|this one|that many|the other one|the other|that instead|it like that|it that way|it so|yours|his|hers|theirs|(?<whose>\p{L}{2,12}'?s))(?: (?:one|of them|gpus|cards|then|instead|please|pls|now|version|plan|option|setup))*[\s.!]*$/u

const difference =
  /^(?:what(?:'s|s| is| would be) )?(?:the )?(?:price|cost|time|total|money|speed|hour)? ?(?:diff|difference|delta)(?: (?:in (?:price|cost|time|total|money|hours|dollars|usd|euros?|percent|memory)|between (?:them|these|those|the two|both)|then|there))*[\s?.!]*$/u

/** "Yuki's", "yukis": of somebody, by a word that names nothing here. */
const isSomebodys = (whose: string | undefined, { understanding, vocabulary, typed }: Reply): boolean =>
  whose === undefined ||
  whose.includes("'") ||
  // "Lets do tests" agrees with nobody.
  (/^\W*(?:yes|yeah|yep|ok|okay|sure|fine|alright|agreed|deal|sold)\b/iu.test(typed) &&
    understanding.slots.length === 0 &&
    understanding.recognized.mentions.every(
      (mention) => isKind(mention, 'unknown') || understanding.wordsAt(mention.from, mention.to) !== whose,
    ) &&
    !vocabulary.replyWords.amendment.has(whose) &&
    !vocabulary.replyWords.question.has(whose))

/** "The cheaper one", "both": takes one of the plans that are shown, or asks for them side by side; null where a reply does neither. */
export function readPick(reply: Reply): ReplyCandidate | null {
  const wish = reply.vocabulary.replyWords.openers.requestOf(reply.request.replace(praise, ''))
  const adopted = reply.line.length < maxAdopting ? adoptsShown.exec(wish) : null
  if ((adopted !== null && isSomebodys(adopted.groups?.['whose'], reply)) || adoptsLast(reply.request))
    return wholeReply(reply, { kind: 'pick', by: 'other' }, 'takes what was shown beside the plan')
  // Once there is a run, how much longer is asked of it.
  const isSince =
    reply.thread?.hasBegunRun !== true &&
    reply.vocabulary.intentPhrases.comparedSince.test(reply.sentence.replace(/[\s?!.]{1,9}$/u, ''))
  if (both.test(reply.request) || difference.test(reply.sentence) || isSince)
    return wholeReply(reply, { kind: 'side-by-side' }, 'wants both side by side')
  if (!picks.test(reply.request)) return null
  const by = planPickIn(`${reply.line} one`)
  return by === null ? null : bareReply(reply, { kind: 'pick', by }, 'picks one of several plans')
}
