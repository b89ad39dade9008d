/**
 * A change in a question about its effect: "full instead of LoRA? what's the diff", "can't leave the EU, does that change
 * it", "what happens to the price if completions are twice as long". The plan with it is set beside the plan; neither is
 * changed.
 */
import { quoted } from '../../scenario/format-values.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { amend } from './amendment.ts'
import { hasContent } from './words-of-trade.ts'
import { knownQuestion, unknownId } from './question-act.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const effect = '(?:diff(?:erence)?|savings?|gain|effect|impact|delta|extra cost|change in (?:cost|price|time))'
const figures = '(?:price|cost|costs|bill|total|time|hours|plan|numbers?|memory|range|budget|estimate|schedule)'
const scales =
  '(?:doubles?|halves?|triples?|twice|half|(?:go|goes|come|comes) (?:up|down)|drops?|rises?|falls?|grows?|shrinks?|scales?|the same)'
const scaled = '(?:doubl|halv|tripl|quadrupl)ing|twice|half|double|triple|(?:two|three|four|ten|\\d+) times'
const verbs = '(?:change|matter|affect|cost|save|help|add|speed|slow|hurt|make)'

/** Where the change stands in such a question; the rest asks for its effect. */
const frames: readonly RegExp[] = [
  new RegExp(
    `^(?!(?:what|how|why|which|when|is|are|does|will|where)\\b(?!.{3,90}[,;?]))(.{3,110}?)(?:\\s?[,;.:?!-]+\\s*(?:and |so |but )?|\\s(?:and|so|but)\\s)(?:what(?:'s|s| is| would be| are| will be)? (?:the |our |my )?${effect}|how much (?:would|does|do|will|is|did|could) (?:that|it|this|we|i) ${verbs}|(?:does|would|will|do|did|could) (?:that|it|this) ${verbs}|(?:is|does|will|would) (?:that|it|this) (?:be |get |come out |become |work out |turn out |make it )?(?:any |much |a lot )?(?:cheaper|dearer|faster|slower|more expensive|better|worse))\\b[^,.;]{0,50}$`,
    'u',
  ),
  new RegExp(
    `^(?:.{0,12}\\s)?what(?:'s|s| is| would be| are| will be)? (?:the |our |my )?${effect} (?:if|when|with|of|from|for) (?:we |i |it |you )?(.{3,110}?)[\\s?!.]*$`,
    'u',
  ),
  new RegExp(
    `^(?:.{0,12}\\s)?what happens (?:to|with) (?:the |our |my )?${figures} (?:if|when|with) (.{3,110}?)[\\s?!.]*$`,
    'u',
  ),
  new RegExp(
    `^(?:.{0,12}\\s)?(?:what|how much) (?:would|does|do|will|could) (.{3,80}?) (?:do (?:to|for)|mean for|change about|change|save|add to|take off) (?:us|it|that|me|the|our|my|this)?(?: ?${figures})?[\\s?!.]*$`,
    'u',
  ),
  new RegExp(
    `^(?:.{0,12}\\s)?how much (?:cheaper|faster|slower|dearer|longer|shorter|less|more|more expensive) (?:would|will|is|are) ((?:only |just )?(?:\\d[\\d.,]*[kmb]?|one|two|three|half the) (?:more )?(?:epochs?|passes|tokens|examples|steps|images|pairs|data)) ?(?:be|cost|take|come to)?[\\s?!.]*$`,
    'u',
  ),
  new RegExp(
    `^(?:does|would|will|do) (.{3,80}?) (?:change|affect|move|matter (?:to|for)|make (?:a|any|much|much of a|a (?:real|big|large|huge|noticeable|significant)) difference (?:to|for|in)) (?:it|this|that|anything|much|the|our|my)(?: ?${figures})?(?: much| a lot| at all)?[\\s?!.]*$`,
    'u',
  ),
  // "They want to sign for a year. Sensible for this?"
  new RegExp(
    `^(?!(?:what|how|why|which|when|where)\\b)(.{3,110}?)\\s?[,.;:!]+\\s*(?:(?:is|would|does) (?:that|it|this) (?:be |make )?)?(?:sensible|wise|smart|reasonable|worth it|a good idea|sense|worthwhile|overkill|a mistake)(?: (?:for|on|here|with|at|in) ?.{0,30})?[\\s?!.]*$`,
    'u',
  ),
  // "If we double the data, does the cost double too?": the second multiple is asked about.
  new RegExp(
    `^(?:if|when|once|say|suppose|assuming) (?:we |i |you |it |they )?(.{3,60}?)[\\s,]+(?:then )?(?:does|do|will|would|is|are|should) (?:the |our |my )?(?:\\w+ ){1,3}(?:also |just |roughly |only )?${scales}\\b.{0,40}$`,
    'u',
  ),
  new RegExp(
    `^(?:does|do|will|would|is|are) ((?:${scaled}) (?:the |as many |as much |our |my )?\\w+(?: \\w+)?) (?:also |really |actually |just |roughly )?(?:${scales}|cut|cost|take|mean|give|need|come to)\\b.{0,50}$`,
    'u',
  ),
]

/** What is said of a wish around the change itself. */
const around =
  /^(?:if .{3,30} (?=(?:i|we) (?:can|could)\b))?(?:(?:i|we) (?:can|could) (?:easily |also |just |happily )?wait |(?:can|could|should|do|would|will) (?:we|i|you|it)(?: (?:just|also|have to|need to))? |does it have to |if (?:we|i|it|they|the \w+)(?: (?:have to|must|were to))? |we (?:could|might|may|can|have to|must) |say (?:we )?)?/u

const maxLength = 180

/** Null where no change is named, or its effect is not asked for. */
export function readAskedChange(reply: Reply): ReplyCandidate | null {
  if (reply.line.length > maxLength) return null
  const part = frames.map((frame) => frame.exec(reply.sentence)?.[1]).find((change) => change !== undefined)
  if (part === undefined) return null
  for (const words of new Set([part, reply.vocabulary.replyWords.openers.sentenceOf(part).replace(around, '')])) {
    const act = amend(reply, words)
    if (act.kind !== 'amended' || act.changed.length === 0) continue
    const alternatives = [reply.scenario, act.scenario]
    return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, `asks what “${words}” would do`)
  }
  return isOfPlan(reply)
    ? wholeReply(reply, unreadChange(part), 'asks what would change, in words that are not read')
    : null
}

/** Not between people, and of nothing that has an answer by itself. */
function isOfPlan(reply: Reply): boolean {
  const { topic, matched } = reply.namedTopic
  if (matched !== null || (topic !== null && !plainTopics.has(topic)) || !hasContent(reply)) return false
  return reply.isAddressed || (reply.likelyActs.chatter < maxChatter && knownQuestion(reply) === null)
}
const maxChatter = 0.4
/** Topics by everyday words: what would change is asked, not they. */
const plainTopics: ReadonlySet<QuestionTopic> = new Set(['cost', 'time', 'memory', 'data', 'other'])

const unreadChange = (words: string): Question => ({
  kind: 'question',
  topic: 'fixed',
  subject: null,
  matched: {
    id: unknownId,
    says: [
      `I cannot read ${quoted(words.trim())} as a change, so I do not know what it would do.`,
      'Say it with its figure, such as “seq 8k”, “twice the data”, “response length 2k” or “on 8 H200s”, and I set both side by side.',
    ],
  },
})
