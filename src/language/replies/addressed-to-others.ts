/** "@maria can you check with legal?": begins with somebody's name, and is for that person. */
import { isKind } from '../lexicon/meanings.ts'
import { topicOfText } from '../questions/topic-of-text.ts'
import { wantsTold } from './question-forms.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { isRemark, isSpokenTo, opensWithUnknownName } from './spoken-to.ts'

/** A mention as Slack sends it, or as people write one; not of the app or of everybody. */
const opensWithName =
  /^\s*(?:(?:hey|hi|hello|ok|thanks|thx|and|so|yo)[ ,]{1,3})?(?:<@[UW][A-Z0-9]+(?:\|[^>]{0,80})?>|@(?!(?:gpucost|bot|app|here|channel|everyone|everybody|all|team)\b)\p{L}[\p{L}\p{N}._-]{1,40})(?=[\s,:!?.]|$)/iu

/** Whether a text begins with the name of somebody, to whom it is said. */
export const opensWithSomebody = (text: string): boolean => opensWithName.test(text.slice(0, 200))

/** Ignores the reply; null where it may be meant for the app. */
export const readAddressedToOthers = (reply: Reply): ReplyCandidate | null =>
  !reply.isAddressed &&
  // "List everything that you assumed": nobody is called so.
  !wantsTold(reply) &&
  (opensWithSomebody(reply.typed) ||
    asksSomebodyBehind(reply) ||
    callsSomebody(reply) ||
    isSpokenTo(reply) ||
    isRemark(reply) ||
    (reply.typed.includes('?') && opensWithUnknownName(reply)) ||
    (opensWithCall.test(reply.typed) && ofGrant.test(reply.line)) ||
    asksOnePerson.test(reply.typed) ||
    isOfOneThing(reply.line) ||
    opinion.test(reply.line) ||
    guessesWhatWasMeant(reply.typed) ||
    laughsAt.test(reply.typed) ||
    ofEarlierMachine.test(reply.line) ||
    isOfAnotherRun(reply.line) ||
    asksOfReport(reply) ||
    asksWhatWasDone(reply))
    ? wholeReply(reply, { kind: 'ignored' }, 'is for somebody who is named')
    : null

/** "That's just under. @Dave was that with caching?": the sentence that asks is for somebody, and nothing else is wished. */
function asksSomebodyBehind({ typed, understanding: { slots } }: Reply): boolean {
  const sentences = typed.slice(0, maxLength).split(/(?<=[.!?])\s+/u)
  const last = sentences.at(-1) ?? ''
  return (
    sentences.length > 1 &&
    last.includes('?') &&
    opensWithSomebody(last) &&
    slots.every(({ role }) => role === 'remark')
  )
}

/** "Olga, the H200 quota went through!! 16 cards from the 3rd on": news to somebody of what was asked for. */
const opensWithCall =
  /^\s*(?:(?:Hey|Hi|Hello|hey|hi|hello|ok|OK)[\s,]{1,2})?(?!(?:Update|News|Status|Note|Team|Folks|Everyone|Finally|Yes|Sorry|Great|Good|Well|Okay|Quota|Procurement|Approval|Access|Capacity|Finance|Legal)\b)\p{Lu}\p{Ll}{1,14}\s?[,:–—-]\s/u
const ofGrant =
  /\b(?:quota|allocation|procurement|purchase order|request|approval|contract|grant|paperwork|capacity|access|budget request)\b.{0,40}\b(?:(?:went|came|got|is|was|are|has|finally) ){1,3}(?:finally )?(?:through|approved|granted|signed|accepted|confirmed|rejected|denied|turned down)\b/u

/** "So who signs that, is it you Ellen or do I have to bug legal again": whoever it is, it is a person. */
const asksOnePerson =
  /\b(?:is|was) (?:it|that|this) you\b|\bdo (?:I|i|we) (?:have|need) to (?:bug|ping|chase|nag|bother|poke|pester)\b/u

/** "Ticket 4711 is still my favourite": one of the data by its number, and no number of them. */
const ofOneThing =
  /^[^\d$€£]{0,80}\b(?:prompt|sample|ticket|row|example|photo|picture|pair|chat|doc|document|page|issue|slide|case|clip|video|question|foto|bild) (?:no\.? ?|nr\.? ?|number |#)?\d{1,5}(?! ?(?:k|m|tok\w*|px|gb|%|each|or|to|-)\b)[^\d$€£]{0,100}$/u
const wishesOrAsks = /\b(?:make|set|use|change|with|only|just|need|want|please|pls|max|limit|train|drop|remove)\b|\?/u
/** The same number twice is the same one. */
const twice = /(\b[a-z]{3,9} \d{1,5}\b)(.{0,60})\1/u
const isOfOneThing = (line: string): boolean =>
  line.length <= maxLength &&
  line.split(' ').length > 2 &&
  !wishesOrAsks.test(line) &&
  ofOneThing.test(line.replace(twice, '$1$2'))

/** "Runpod > lambda imo" */
const opinion = /^.{1,40}(?:>|\bbeats?\b|\b(?:better|worse) than\b).{1,40}\bimh?o\W*$/u

/** "I think Tom meant the 24B, not Mixtral. Tom?": what somebody meant is guessed at, and he is asked. */
const guessesWhatWasMeant = (typed: string): boolean => {
  const name = meantBy.exec(typed.slice(0, maxLength))?.[1]
  return name !== undefined && new RegExp(String.raw`[\s,.;]@?${name}\s?\?\W*$`, 'iu').test(typed)
}
const meantBy =
  /\b(?:think|thought|guess|sure|assume|believe|bet|maybe|probably|perhaps|sounds like|pretty sure)\b.{0,12}?\b(\p{L}{2,14}) (?:meant|means|said|says|wanted|wants|was talking|is talking|talked)\b/iu

/** "Lol Maria 45k and how many of those did you label, 12?", "haha 30B of what, reddit?": people tease one another with the figures. */
const laughsAt =
  /^\W*(?:lol|lmao|rofl|haha\w*|hehe\w*)[\s,!.]+(?=.*\?)(?:.{0,80}\b(?:(?:did|have|had) (?:you|u) (?!count|assum|includ|add|tak|consider|us|plan)|(?:you|u) (?!counted|assumed|included|added|planned)\w+ed\b)|.{0,30}\bof what\b)/iu

/** "How many GPUs was that box": of a machine that somebody here had. "How much did that save" is asked of a change. */
const ofEarlierMachine =
  /\bhow (?:many|much|long|big|fast) (?:\w+ )?(?:was|were|did) (?:(?:your|his|her|their) |(?:that|those) (?!save|knock|shave|trim|push|raise|lower|slow|speed|hurt|shorten|cost|add|change|come|bring|help|make|gain|take|do|differ|move|drop|rise|cut|run|go|need|use|get|end|again|in|for|with|on|before|all|really|actually|even|just|now|then))(?!plan|price|estimate|number|figure|answer|total|change|switch|quote|version)\w+/u

const ofReport =
  /^(?:and |so |wait |oh |hm+ |nice |cool |wow ){0,2}(?:that|this|it)(?:'s|s| is| was) (?:with|without|using|on|at) .{2,40}\?\W*$/u

/** "That's with flash attention?" behind a speed that somebody measured: it is asked of that person. */
const asksOfReport = ({ thread, line }: Reply): boolean => thread?.isJustReported === true && ofReport.test(line)

const doneByYou =
  /\b(?:what|which|how many|how much) (?:\p{L}{2,20} )?(?<thing>\p{L}{3,20}) (?:did|have|had|were) (?:you|u|you guys|y'all) (?!assum|count|plan|estimat|expect|reckon|calculat|pric|figur|guess|suppos)(?:\p{L}+ ?){1,3}[\s?!.]*$/u

/** "What threshold did you use": of what somebody did, by a word that the estimate has nothing to do with. */
function asksWhatWasDone({ line, understanding, vocabulary }: Reply): boolean {
  const asked = line.length > maxLength ? null : doneByYou.exec(line)
  const thing = asked?.groups?.['thing']
  if (asked === null || thing === undefined || vocabulary.replyWords.question.has(thing)) return false
  // "What utilisation did you assume?": a phrase of a topic of ours tells more than a word that nobody knows.
  if (topicOfText(asked[0], vocabulary).topic !== null) return false
  const { unrecognized, wordsAt } = understanding
  return unrecognized.some(
    (mention) => isKind(mention, 'unknown') && wordsAt(mention.from, mention.to).toLowerCase().trim() === thing,
  )
}
const maxLength = 240

const takesBack = /\b(?:ignore|disregard|forget|oops|my bad|sorry|sry|wrong)\b/u
const ofAnotherRun =
  /\b(?:wrong|other|old|different) (?:run|config|job|experiment|log)\b|\bthat(?:'s|s| is| was) (?:with|on|for|from|of) (?:the |an? |our )?(?:old |other |\d\S* )?(?:config|run|job|tokenizer|model|\d+(?:\.\d+)?[bm])\b/u

/** "Oh sorry, that's with the 350m config, ignore": what was told before is taken back, and nothing is wished. */
const isOfAnotherRun = (line: string): boolean => takesBack.test(line) && ofAnotherRun.test(line)

/** What is asked or told of a person whose name comes first. */
const spokenTo =
  /^\W*(?!(?:(?:no|some|every|any)(?:body|one|thing)|procurement|legal|finance|compliance)\b)\p{L}{2,12}\W{1,3}(?:who|whose|did|do|does|can|could|are|is|will|would|have|has|ask|remember|you|your|when|where)\b/iu

/** "sven who pays for this?": a word that nobody knows, before a question in which nothing is of the plan. */
function callsSomebody(reply: Reply): boolean {
  if (!spokenTo.test(reply.typed) || !/\?|\b(?:ask|you|your|please|remember)\b/iu.test(reply.typed)) return false
  const { unrecognized, slots } = reply.understanding
  const [first] = unrecognized
  const [word = ''] = reply.line.split(/\W/u)
  if (reply.vocabulary.replyWords.question.has(word)) return false
  return slots.length === 0 && first?.from === 0 && first.to === 1 && isKind(first, 'unknown')
}
