/** The forms in which a reply asks something, whatever it is about. */
import { rememberedOf } from '../../once.ts'
import type { Reply } from './reply-input.ts'

const questionForm =
  /^(?:what|what's|whats|how|how's|hows|where|where's|when|why|which|who|is|are|does|do(?! (?:it|this|that|them|everything|all of it)\b)|can|could|will|would|should|has|have|did|any)\b|^(?:in|for|incl|including|plus|tldr|cost|carbon|margin|difference|odds|chance|am (?:i|we)(?! (?:right|correct|wrong)\b)|(?:seconds|secs|minutes|mins|hours|time|price) (?:per|for (?:each|every)))\b/

/** "List everything you made up": wants to be told. */
const tells =
  /^(?:list|show|explain|tell|walk|break|split|describe)\b|^(?:take|talk|run|lead) (?:me|us) through\b|^(?:i|we) (?:just )?need (?:an?|one|the|just)\b/

/** Whether a reply is put as a wish to be told something. */
export const wantsTold = ({ sentence }: Pick<Reply, 'sentence'>): boolean => tells.test(sentence)

/** "If we kick off Monday 9am when's it done", "we start Friday noon - done when" */
const questionBehind =
  /^(?:if|when|once|say|suppose|assuming|let's say|we|i|start(?:ing|ed)?|kick(?:ing|ed)? (?:it )?off|launch(?:ing|ed)?|submit(?:ting|ted)?|begin(?:ning)?)\b.{3,70}[\s,-](?:when|what|how (?:much|long|many|late)|where|done when|by when|(?:does|is|will|would|(?<!(?:'ll|\b(?:will|can|could|should|must|to|would|just|not|gonna|let's)) )do|can|are) (?:it|that|this|we|the))(?:'s|s)?\b/u

/** "That's over budget isn't it" */
export const tagBehind =
  /\b(?:isn'?t|aren'?t|doesn'?t|wasn'?t|won'?t|innit) (?:it|that|they|this)?$|,\s?(?:right|correct|no|huh|eh)$/u

/** "NeMo people get 50% MFU, can we" */
const questionTag =
  /[,;]\s*(?:can|could|should|would|is|are|does|do|will|right|correct|true)\b(?: (?:we|it|that|this|they|you|i)\b[^,?]{0,24})?$/u

/** Whether a reply has the form of a question: a question mark, an opening such as "how much", or a tag at its end. */
export const asksInForm: (reply: Pick<Reply, 'line' | 'sentence'>) => boolean = rememberedOf(
  ({ line, sentence }) =>
    line.includes('?') ||
    questionForm.test(sentence) ||
    questionTag.test(line) ||
    questionBehind.test(sentence) ||
    tagBehind.test(line.replace(/[\s?!.]{1,9}$/u, '')),
)

/** The same by its mark or its opening alone, or of a clause behind another: "72 hours seems a lot, what's slow about it". */
export const isPutAsQuestion = (reply: Pick<Reply, 'line' | 'sentence'>): boolean =>
  reply.line.includes('?') || questionForm.test(reply.sentence) || asksAfterPause.test(reply.line)
const asksAfterPause =
  /[.,;!…] (?:so |and |but )?(?:what|whats|what's|how|why|which|when|where|is|are|does|do|can|could|will|would|should) /u

/** A clause that begins as a question does, behind another: "half of each is a footer. does that count". */
export const asksInClause =
  /(?:^|[.,;:!–—-] )(?:(?:so|and|but|hey|ok|hm+|well) ){0,2}(?:does|do (?!it\b|this\b|that\b)|is|are|will|would|can|could|did|should|must|isn't|doesn't|which|what|whats|what's|how)\b|\b(?:wonder|wondering|not sure|unsure|curious|no idea) (?:if|whether)\b/u
